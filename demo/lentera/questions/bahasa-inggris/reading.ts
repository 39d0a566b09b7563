import { aim, angka, kata, pg, rumpang, tabel, tentang, uraian, urut } from '../../builders.ts';

const subject = 'bahasa-inggris';
const labels = ['literasi'];
const describe = aim({
  subject,
  grade: 7,
  aim: 'TP 7.5 Memahami teks deskripsi',
  topic: 'Reading/Descriptive',
  context: 'sosial-budaya',
  labels,
});
const steps = aim({ subject, grade: 9, aim: 'TP 9.3 Memahami teks prosedur', topic: 'Reading/Procedure', labels });
const recount = aim({ subject, grade: 8, aim: 'TP 8.5 Memahami teks recount', topic: 'Reading/Recount', labels });
const notice = aim({ subject, grade: 8, aim: 'TP 8.6 Memahami pengumuman dan pesan singkat', topic: 'Reading/Notice', labels });
const story = aim({ subject, grade: 9, aim: 'TP 9.4 Memahami teks naratif', topic: 'Reading/Narrative', labels });

export const reading = [
  ...tentang(
    {
      title: 'My village market',
      text: '<div lang="en"><p>The market in my village opens at four in the morning and closes at nine. It is small: there are only twenty stalls under one long roof. My aunt’s stall is near the gate. She sells flowers and small baskets for offerings. Next to her, Pak Made sells vegetables from his own garden. I like the smell of the market best when it has just rained. The narrow paths become slippery, however, so everybody walks slowly.</p></div>',
    },
    [
      pg(
        describe.k1,
        'What my aunt sells',
        'What does the writer’s aunt sell?',
        'Flowers and small baskets',
        ['Vegetables', 'Fish and rice', 'Shoes and bags'],
        'Kalimat keempat: "She sells flowers and small baskets for offerings." Sayur dijual Pak Made.',
      ),
      angka(
        describe.a1,
        'How long the market is open',
        'How many hours is the market open each day?',
        {
          at: '5',
          units: [
            ['hours', '1'],
            ['hour', '1'],
            ['jam', '1'],
          ],
          check: () => 9 - 4,
        },
        'Pasar buka pukul empat dan tutup pukul sembilan pagi: lima jam.',
      ),
      pg(
        describe.r1,
        'Why people walk slowly',
        'Why does everybody walk slowly after the rain?',
        'Because the paths are slippery',
        ['Because the market is closed', 'Because there are too many stalls', 'Because the roof is broken'],
        'Kalimat terakhir: jalan sempit menjadi licin (slippery), jadi semua berjalan pelan.',
      ),
    ],
  ),
  ...tentang(
    {
      title: 'How to make a banana smoothie',
      text: '<div lang="en"><p><strong>Banana smoothie (for two glasses)</strong></p><p>You need two ripe bananas, a glass of cold milk, a spoon of honey, and some ice.</p><ol><li>Peel the bananas and cut them into pieces.</li><li>Put the bananas, milk, and honey into the blender.</li><li>Blend for one minute until it is smooth.</li><li>Add the ice and blend again for ten seconds.</li><li>Pour it into two glasses and serve at once.</li></ol></div>',
    },
    [
      pg(
        steps.k1,
        'Purpose of the smoothie text',
        'The purpose of the text is to ...',
        'show how to make something',
        ['tell a funny story', 'describe a place', 'invite someone to a party'],
        'Teks prosedur menjelaskan bahan dan langkah membuat sesuatu.',
      ),
      pg(
        steps.a1,
        'When the ice is added',
        'When do we add the ice?',
        'After blending for one minute',
        ['Before peeling the bananas', 'Together with the honey', 'After pouring it into the glasses'],
        'Es ditambahkan pada langkah keempat, sesudah diblender satu menit.',
      ),
      urut(
        steps.a1,
        'Steps of the smoothie in order',
        'Arrange the actions as in the text.',
        ['peel', 'cut', 'blend', 'add ice', 'pour'],
        'Urutannya: mengupas, memotong, memblender, menambah es, menuang.',
      ),
      pg(
        steps.r2,
        'Bananas for six glasses',
        'How many bananas do we need for six glasses?',
        'Six',
        ['Two', 'Three', 'Twelve'],
        'Dua gelas memerlukan dua pisang, jadi enam gelas memerlukan enam.',
      ),
    ],
  ),
  ...tentang(
    {
      title: 'The broken chain',
      text: '<div lang="en"><p>Last Saturday my cousin and I cycled to Serangan. We left at six because we wanted to see the fishing boats come in. Halfway there, the chain of my bicycle broke. We had no tools, so we pushed our bicycles for almost an hour. Then an old man in front of a small workshop called us. He repaired the chain with a piece of wire and refused our money. "Just help the next person," he said. We arrived too late for the boats, but I remember that morning better than any other.</p></div>',
    },
    [
      pg(
        recount.k1,
        'Why they left early',
        'Why did they leave at six?',
        'They wanted to see the fishing boats come in',
        ['They wanted to visit a workshop', 'The road was crowded later', 'They had to go to school'],
        'Kalimat kedua menyebut alasannya: "because we wanted to see the fishing boats come in".',
      ),
      tabel(
        recount.a2,
        'True or false about the broken chain',
        'Decide whether each statement is true or false.',
        ['True', 'False'],
        [
          ['They carried tools with them.', 1],
          ['The old man did not take any money.', 0],
          ['They saw the boats come in.', 1],
          ['They pushed their bicycles for nearly an hour.', 0],
        ],
        '"We had no tools" dan "too late for the boats", jadi pernyataan pertama dan ketiga salah. "Refused our money" berarti tidak menerima uang.',
      ),
      pg(
        recount.r2,
        'Meaning of help the next person',
        'What did the old man mean by "Just help the next person"?',
        'Pay back kindness by helping somebody else',
        ['Come back and help in my workshop', 'Give the money to the next customer', 'Ask the next person to repair the chain'],
        'Ia tidak meminta bayaran, melainkan berharap kebaikan itu diteruskan kepada orang lain.',
      ),
      rumpang(
        recount.a2,
        'Summary of the broken chain',
        'Complete the summary with one word from the text.',
        'The writer’s {{a}} broke on the way to Serangan. An old man {{b}} it with a piece of {{c}}.',
        [kata('chain'), kata('repaired'), kata('wire')],
        'Kata-kata itu terdapat dalam kalimat ketiga dan keenam bacaan.',
      ),
    ],
  ),
  ...tentang(
    {
      title: 'Notice: swimming class',
      text: '<div lang="en"><p><strong>NOTICE</strong></p><p>To all students of grade 8: the swimming class on Friday, 14 March, is moved to Saturday, 15 March, because the pool will be cleaned. Please come at 7.30, half an hour earlier than usual. Bring a towel and a bottle of water. Students who are not well must show a letter from their parents.</p><p>Ms Ratna, sports teacher</p></div>',
    },
    [
      pg(
        notice.k1,
        'Why the swimming class is moved',
        'Why is the swimming class moved?',
        'The pool will be cleaned',
        ['The teacher is not well', 'There is a competition', 'The weather is bad'],
        'Alasannya disebut setelah "because": kolam akan dibersihkan.',
      ),
      pg(
        notice.a2,
        'The usual time of the class',
        'What time does the class usually start?',
        '8.00',
        ['7.00', '7.30', '8.30'],
        '7.30 adalah setengah jam lebih awal daripada biasanya, jadi biasanya pukul 8.00.',
      ),
      pg(
        notice.a1,
        'What sick students must bring',
        'What must students bring if they are not well?',
        'A letter from their parents',
        ['A towel and water', 'A letter from a doctor', 'Medicine from home'],
        'Kalimat terakhir: "must show a letter from their parents".',
      ),
    ],
  ),
  ...tentang(
    {
      title: 'The two buckets',
      text: '<div lang="en"><p>Every morning a woman carried two buckets of water up the hill. One bucket was new; the other had a small hole, so half of its water was lost on the way. One day the old bucket said, "I am ashamed. I give you only half of the work." The woman smiled. "Look at the path," she answered. "There are flowers on your side only. I planted the seeds there, and every day you watered them. I have sold those flowers for a year."</p></div>',
    },
    [
      pg(
        story.k1,
        'Problem of the old bucket',
        'Why was the old bucket ashamed?',
        'It lost half of its water',
        ['It was smaller than the new one', 'It could not speak', 'It broke the flowers'],
        'Ember tua berlubang kecil sehingga separuh airnya hilang di jalan.',
      ),
      pg(
        story.r2,
        'Moral of the two buckets',
        'The moral of the story is that ...',
        'a weakness can be useful in another way',
        ['old things must be thrown away', 'we should buy new buckets', 'flowers need no water'],
        'Air yang menetes dari lubang menyirami bunga, jadi kelemahan dapat bermanfaat.',
      ),
      pg(
        story.a2,
        'Those flowers grew because',
        'Flowers grew only on one side of the path because ...',
        'the seeds there got water from the hole',
        ['the sun shone only there', 'the new bucket was heavy', 'people walked on the other side'],
        'Benih ditanam di sisi ember yang berlubang, dan tetesannya menyirami benih itu setiap hari.',
      ),
      uraian(
        story.r3,
        'Another ending for the two buckets',
        'Write three to five sentences in English that continue the story. Use the simple past.',
        'Lanjutan masuk akal, memakai simple past, tiga sampai lima kalimat. Contoh: The old bucket felt happy. It asked the woman to plant more seeds. Soon the whole hill was full of flowers.',
        [
          ['Content', 2, ['Not connected', 'Connected but unclear', 'Connected and clear']],
          ['Simple past', 2, ['Mostly wrong', 'Some wrong', 'Correct']],
          ['Spelling', 1, ['Many mistakes', 'Few mistakes']],
        ],
        'Kata kerja simple past dipakai untuk melanjutkan cerita lampau, misalnya felt, asked, planted, was.',
      ),
    ],
  ),
];
