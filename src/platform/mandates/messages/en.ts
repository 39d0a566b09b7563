export const en = {
  account: 'Account',
  title: 'Representatives and mandates',
  lead: 'Whoever you give a mandate can apply and act in your name until it ends. You go on seeing everything.',
  waiting: 'Waiting for your answer',
  iStandFor: 'You stand for',
  standForMe: 'Who stands for you',
  past: 'Those that are over',
  noneHeld: 'You stand for nobody.',
  noneGiven: 'Nobody stands for you.',
  propose: 'Make a new mandate',
  proposeLead: 'A mandate counts once the person you name has accepted it with their own account.',
  side: 'Who stands for whom?',
  sides: { give: 'Somebody else stands for me', ask: 'I stand for somebody else' },
  email: 'E-mail address of that person',
  emailHint: 'We send a message to this address. Whoever has no account yet makes one with the same address first.',
  services: 'For which services',
  servicesHint: 'Leave empty for all services.',
  allServices: 'all services',
  validFrom: 'First day',
  validTo: 'Last day',
  validToHint: 'May be left empty: it counts until it is ended.',
  toBeforeFrom: 'The last day may not be before the first.',
  submit: 'Send',
  from: (day: string) => `from ${day}`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  at: (agency: string) => `at ${agency}`,
  asks: (name: string, email: string) => `${name} (${email}) wants to stand for you.`,
  gives: (name: string, email: string) => `${name} (${email}) asks you to stand for them.`,
  accept: 'Accept',
  refuse: 'Refuse',
  end: 'End',
  takeBack: 'Take back',
  apply: 'See the services',
  statuses: {
    asked: 'Waiting for an answer',
    granted: 'In force',
    coming: 'Not yet begun',
    over: 'Run out',
    refused: 'Refused',
    ended: 'Ended',
  },
  news: {
    atAgency: 'Sent. An officer checks the paper; then you are told.',
    asked: 'Sent. The mandate counts once it is accepted.',
    accepted: 'Accepted. The mandate is in force now.',
    refused: 'Refused. Nothing has changed.',
    ended: 'Ended. From now on the mandate counts no more.',
  },
  kinds: { person: 'Person', child: 'Child', company: 'Company', village: 'Villager' },
  official: {
    others: 'Stand for somebody without an account',
    othersLead: 'An officer of the agency checks the paper first.',
    lead: 'Upload the paper it rests on. An officer checks it, then grants the mandate or refuses it with a reason. It counts at the agency you choose.',
    agency: 'At which agency',
    born: 'Date of birth of the child',
    basis: 'Kind and number of the paper',
    evidence: 'The paper it rests on',
    notThere: 'That service is not offered at the chosen agency.',
    child: {
      title: 'Stand for a child',
      name: 'Name of the child as on its certificate',
      nik: 'NIK of the child',
      basisHint: 'For instance: birth certificate 5103-LT-01012015-0001, or a decision on guardianship.',
      evidenceHint: 'Birth certificate and family card, or the decision on guardianship.',
    },
    company: {
      title: 'Stand for a company',
      name: 'Name of the company as in its deed',
      nik: '',
      basisHint: 'For instance: deed of foundation number 12 of 2020, NIB 1234567890123.',
      evidenceHint: 'Deed of foundation or power of attorney of the directors, and NIB.',
    },
    village: {
      title: 'Stand for a villager without a telephone',
      name: 'Name of the villager as on the identity card',
      nik: 'NIK of the villager',
      basisHint: 'For instance: power of attorney of 5 March 2026 and letter of duty 140/12 of the village head.',
      evidenceHint: 'Power of attorney signed by the villager and the letter of duty of the village.',
    },
  },
  wrong: {
    self: 'Write the address of somebody else, not your own.',
    'decided-already': 'This was answered already.',
    'own-asking': 'What you asked for is answered by the person you named.',
    'held-already': 'The same mandate is in force already.',
    'ended-already': 'This mandate is over already.',
  },
  notices: {
    because: (reason: string) => `Reason: ${reason}`,
    asked: {
      subject: (whom: string) => `Your request to stand for ${whom} was received`,
      body: (whom: string) =>
        `You asked for a mandate to act in the name of ${whom}. An officer checks the paper and gives an answer.\n\nIf it was not you, change your password and tell us.`,
    },
    runningOut: {
      subject: (who: string, whom: string, day: string) => `The mandate of ${who} for ${whom} ends on ${day}`,
      body: (who: string, whom: string) =>
        `After that day ${who} can no longer act in the name of ${whom}. If it is still needed, make a new mandate.`,
    },
    over: {
      subject: (who: string, whom: string) => `Mandate run out: ${who} no longer stands for ${whom}`,
      body: (who: string, whom: string, _by: string) =>
        `This mandate is over. ${who} can neither see nor act on applications in the name of ${whom}. Applications that were sent go on.`,
    },
    unanswered: {
      subject: (_who: string, _whom: string) => 'A request for a mandate was not answered',
      body: (who: string, whom: string, _by: string) =>
        `The request that ${who} stand for ${whom} was not answered and counts no more. You may ask again.`,
    },
    ask: {
      subject: (name: string) => `${name} wants to stand for you`,
      body: (name: string, email: string) =>
        `${name} (${email}) asks for a mandate to apply and act in your name.\n\nNothing changes before you accept it with your own account. If you have none yet, sign up with this address. If you do not know them, ignore this message or refuse.`,
    },
    give: {
      subject: (name: string) => `${name} asks you to stand for them`,
      body: (name: string, email: string) =>
        `${name} (${email}) gives you a mandate to apply and act in their name.\n\nIt counts once you accept it with your own account. If you have none yet, sign up with this address. If you do not know them, ignore this message or refuse.`,
    },
    granted: {
      subject: (who: string, whom: string) => `Mandate in force: ${who} stands for ${whom}`,
      body: (who: string, whom: string, by: string) =>
        `${by} accepted this mandate. ${who} can apply and act in the name of ${whom} while it is in force. Either of the two can end it at any time.`,
    },
    refused: {
      subject: (who: string, whom: string) => `Mandate refused: ${who} does not stand for ${whom}`,
      body: (_who: string, _whom: string, by: string) => `${by} refused this mandate. Nothing has changed.`,
    },
    ended: {
      subject: (who: string, whom: string) => `Mandate ended: ${who} no longer stands for ${whom}`,
      body: (who: string, whom: string, by: string) =>
        `${by} ended this mandate. From now on ${who} can neither see nor act on applications in the name of ${whom}. Applications that were sent go on.`,
    },
  },
};
