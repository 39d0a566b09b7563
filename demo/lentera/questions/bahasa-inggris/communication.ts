import { aim, bs, isian, jodoh, pg, pgk, tabel, titik, uraian, urut } from '../../builders.ts';

const subject = 'bahasa-inggris';
const greet = aim({
  subject,
  grade: 5,
  aim: 'TP 5.1 Menyapa, berkenalan, dan menyebut benda di sekitar',
  topic: 'Communication/Greetings',
});
const place = aim({ subject, grade: 6, aim: 'TP 6.2 Memahami dan memberi petunjuk arah', topic: 'Communication/Directions' });
const offer = aim({ subject, grade: 7, aim: 'TP 7.3 Meminta, menawarkan, dan menanggapi', topic: 'Communication/Requests' });
const opinion = aim({ subject, grade: 8, aim: 'TP 8.4 Meminta dan memberi pendapat serta saran', topic: 'Communication/Opinions' });
const vocab = aim({ subject, grade: 7, aim: 'TP 7.4 Menggunakan kosakata sehari-hari', topic: 'Communication/Vocabulary' });
const card = aim({ subject, grade: 9, aim: 'TP 9.2 Menulis ucapan selamat, label, dan petunjuk', topic: 'Communication/Short texts' });

const map = {
  picture: 'denah.png',
  alt: 'A map with two crossing streets. North of the street from west to east: A and B in the west, C in the east. South of it: D in the west, E and F in the east. North is up.',
};

export const communication = [
  pg(
    greet.k1,
    'Greeting in the morning',
    'It is seven o’clock in the morning. What do you say to your teacher?',
    'Good morning, Sir.',
    ['Good night, Sir.', 'Good evening, Sir.', 'Goodbye, Sir.'],
    'Good morning dipakai pada pagi hari; good night saat berpisah untuk tidur.',
  ),
  pg(
    greet.k1,
    'Answer to how are you',
    'Dewi: "How are you?" Tari: "..."',
    'I’m fine, thank you.',
    ['I’m eleven years old.', 'I’m from Denpasar.', 'My name is Tari.'],
    'How are you menanyakan kabar. Pilihan lain menjawab umur, asal, dan nama.',
  ),
  jodoh(
    greet.k1,
    'Rooms and what we do there',
    'Match the room with what we do there.',
    [
      ['kitchen', 'We cook there.'],
      ['bedroom', 'We sleep there.'],
      ['bathroom', 'We take a bath there.'],
      ['garage', 'We keep the car there.'],
    ],
    ['We fly there.'],
    'Kitchen dapur, bedroom kamar tidur, bathroom kamar mandi, garage garasi.',
  ),
  isian(
    greet.k1,
    'The number twelve in words',
    'Write the number 12 in English words.',
    ['twelve'],
    'Dua belas dalam bahasa Inggris adalah twelve; "twenty" berarti dua puluh.',
  ),
  titik(
    place.a1,
    'Finding the museum on the map',
    'The museum is on the south side of the street that runs from west to east. It is the biggest building there, on the left side of the map. Point at the museum.',
    { ...map, areas: [{ id: 'a', kind: 'rectangle', x: 0.066, y: 0.616, width: 0.335, height: 0.168 }] },
    'Di selatan jalan mendatar dan di kiri (barat) hanya ada gedung D, yang juga paling besar di sana.',
  ),
  titik(
    place.a2,
    'Finding the bakery next to the bank',
    'The bank is building E. The bakery is next to the bank, east of it. Point at the bakery.',
    { ...map, areas: [{ id: 'a', kind: 'rectangle', x: 0.8, y: 0.616, width: 0.15, height: 0.168 }] },
    'Next to berarti di sebelah; di timur (kanan) E ada gedung F.',
  ),
  pg(
    place.k2,
    'Meaning of across from',
    'The clinic is across from the school. It means that the clinic is ...',
    'on the other side of the street',
    ['behind the school', 'inside the school', 'far away from the school'],
    'Across from berarti di seberang, biasanya di sisi lain jalan; behind berarti di belakang.',
  ),
  urut(
    place.a1,
    'A short dialogue about the post office',
    'Arrange the sentences into a dialogue.',
    [
      'Excuse me, where is the post office?',
      'Go straight and turn left at the traffic light.',
      'Is it far from here?',
      'No, it is only five minutes on foot.',
      'Thank you very much.',
    ],
    'Percakapan dimulai dengan pertanyaan sopan, diikuti petunjuk, pertanyaan lanjutan, jawaban, dan ucapan terima kasih.',
  ),
  pg(
    offer.a1,
    'Polite request for help',
    'Which is the most polite request?',
    'Could you help me carry these books, please?',
    ['Carry these books!', 'I want you to carry these books.', 'You must carry these books.'],
    '"Could you ..., please?" adalah permintaan yang sopan. Pilihan lain berupa perintah atau keharusan.',
  ),
  pg(
    offer.k1,
    'Accepting an offer',
    'Host: "Would you like some tea?" Guest: "..." The guest wants tea.',
    'Yes, please.',
    ['No, thanks.', 'You are welcome.', 'Never mind.'],
    '"Yes, please" menerima tawaran; "No, thanks" menolak; "You are welcome" membalas terima kasih.',
  ),
  tabel(
    offer.k2,
    'Accepting or refusing',
    'Decide whether each expression accepts or refuses.',
    ['Accepting', 'Refusing'],
    [
      ['I’d love to.', 0],
      ['I’m afraid I can’t.', 1],
      ['Sure, why not?', 0],
      ['No, thank you. I’m full.', 1],
    ],
    '"I’d love to" dan "Sure" menerima. "I’m afraid I can’t" dan "No, thank you" menolak dengan sopan.',
  ),
  pg(
    opinion.a2,
    'Disagreeing politely',
    'Ayu: "I think we should cancel the trip." You disagree politely. You say: ...',
    'I see your point, but I think we can still go.',
    ['You are wrong. Be quiet.', 'I agree with you completely.', 'What time is the trip?'],
    'Tidak setuju dengan santun: mengakui pendapat lawan bicara, lalu menyampaikan pendapat sendiri.',
  ),
  pgk(
    opinion.k2,
    'Expressions that ask for an opinion',
    'Which expressions ask for an opinion? Choose all correct answers.',
    ['What do you think about it?', 'How do you feel about this plan?'],
    ['In my opinion, it is good.', 'That’s a good idea.'],
    '"What do you think ..." dan "How do you feel about ..." meminta pendapat; dua lainnya memberi pendapat.',
  ),
  pg(
    opinion.a1,
    'A suggestion for a rainy day',
    'Bima: "It is raining, so we cannot play football." Wira: "..."',
    'Why don’t we play chess inside?',
    ['I played football yesterday.', 'It rains in December.', 'The ball is over there.'],
    '"Why don’t we ...?" memberi saran. Kalimat lain hanya menyatakan keterangan.',
  ),
  pg(
    vocab.k1,
    'The person who treats teeth',
    'A person who takes care of people’s teeth is a ...',
    'dentist',
    ['nurse', 'barber', 'tailor'],
    'Dentist dokter gigi, nurse perawat, barber tukang cukur, tailor penjahit.',
  ),
  pg(
    vocab.k1,
    'The sister of my mother',
    'My mother’s sister is my ...',
    'aunt',
    ['niece', 'cousin', 'uncle'],
    'Aunt bibi, niece keponakan perempuan, cousin sepupu, uncle paman.',
  ),
  pg(
    vocab.k2,
    'The opposite of generous',
    'The opposite of "generous" is ...',
    'stingy',
    ['brave', 'kind', 'lazy'],
    'Generous berarti murah hati; lawannya stingy (kikir). Kind justru dekat artinya.',
  ),
  isian(
    vocab.k1,
    'The day after Wednesday',
    'What day comes after Wednesday? Write it in English.',
    ['Thursday', 'It is Thursday', 'It’s Thursday', "It's Thursday"],
    'Urutan hari: Monday, Tuesday, Wednesday, Thursday.',
  ),
  pg(
    card.a1,
    'Congratulation on winning',
    'Your friend won a story-telling contest. What do you write on the card?',
    'Congratulations on winning the contest!',
    ['Get well soon!', 'I’m sorry to hear that.', 'Happy birthday to you!'],
    'Congratulations menyampaikan ucapan selamat. "Get well soon" untuk orang sakit.',
  ),
  bs(
    card.k2,
    'Meaning of keep out of reach of children',
    'The label says: "Keep out of reach of children." It means that children must not be able to get it.',
    true,
    'Artinya jauhkan dari jangkauan anak-anak.',
  ),
  uraian(
    card.r2,
    'An invitation card for a class party',
    'Write an invitation card for a class farewell party. Mention the guest, the event, the day and time, the place, and one request to the guest.',
    'Kartu memuat nama tamu, acara, hari dan jam, tempat, serta satu permintaan (misalnya membawa makanan ringan), dengan kalimat yang benar.',
    [
      ['Information', 3, ['None or one item', 'Two or three items', 'Four items', 'All five items']],
      ['Grammar and spelling', 1, ['Hard to understand', 'Some mistakes', 'Almost no mistakes']],
      ['Form of a card', 1, ['Not a card', 'Partly', 'Greeting, body, and closing']],
    ],
    'Kartu undangan menyebut kepada siapa, acara apa, kapan, di mana, dan pesan bagi tamu, misalnya "Please bring a snack to share".',
  ),
];
