import { counted } from '#i18n';
import type { id } from './id.ts';

export const en: typeof id = {
  title: 'Check a drawing',
  description:
    'Measure your DXF drawing against the limits of its zone: KDB, KLB, KDH, KTB, setbacks, height. In your browser, beforehand.',
  lead: 'Does your drawing keep to the limits of its zone? The DXF file is read in your browser; nothing is sent anywhere.',
  leadPlain: 'This browser runs no script, so the file is sent to the server, measured, and thrown away at once.',
  file: 'Drawing (DXF)',
  fileHint: 'At most 30 MB. From AutoCAD, ZWCAD or LibreCAD: save as DXF (text).',
  place: {
    title: 'Where the land lies',
    lead: 'With the place the limits of its zone, the radius of temples and the setbacks of coast and cliff are checked too. The place is not kept.',
    label: 'Point or border of the land',
    hint: 'Latitude and longitude with a comma between, one point a line: one point, or three corners or more.',
    use: 'Use this place',
    byName: 'Search by name',
    byNameLead: 'Search a banjar, village or road in the spatial information; its answer leads back here.',
    choose: 'Say where the land lies',
    chooseLead: 'So that its zone, temples and setbacks there are checked too.',
    where: 'Place',
    point: (at: string) => `Point ${at}`,
    parcel: (m2: string) => `Land of ${m2} m² by its corners`,
    zone: 'Zone',
    noZone: 'No zone reaches this place',
    several: 'This land lies in several zones. The widest is used; choose another subzone below for the other part.',
    other: 'Another place',
    all: 'All that the plans say here',
  },
  ofLand: (metres: string) => `${metres} m from the land by the map of the plan`,
  onLand: 'stands on this land by the map of the plan',
  subzone: 'Subzone',
  subzoneHint: 'Not known yet? Look it up in the spatial information first.',
  chooseSubzone: 'No limits of a zone: measure only',
  unit: 'Unit of the drawing',
  unitHint: 'Used only where the file names none.',
  units: { m: 'Metres', cm: 'Centimetres', mm: 'Millimetres' },
  gaps: 'Close outlines that almost meet',
  gapsHint: 'An outline whose ends lie at most 20 cm apart counts as closed. Every gap is still named.',
  check: 'Check',
  template: 'Download an example with its layers',
  layersTitle: 'Names of layers we know',
  layersLead: 'Eight layers suffice. Upper or lower case is the same; other layers may be there and are left alone.',
  layerMeaning: {
    BATAS_PERSIL: 'Border of the land, closed. A text on this layer, such as 304 M2, is read as the area in the title.',
    JALAN: 'Edge of the road, a line.',
    GSB_GSP: 'Building line, a line.',
    TAPAK_BANGUNAN: 'Footprint, closed. Several buildings: BLOK_2_TAPAK_BANGUNAN and so on.',
    LANTAI: 'Area of each storey, closed: LANTAI_1, LANTAI_2. A void to take off: LANTAI_2_KURANG.',
    BASEMEN: 'Area of the basement, closed.',
    RTH: 'Green, closed.',
    TINGGI: 'A dimension from the ground to the top.',
    GARIS_PANTAI: 'Only near a coast: its line.',
    TEPI_TEBING: 'Only near a cliff: its edge.',
    PURA: 'Only near a temple: its border.',
  },
  working: 'Measuring…',
  result: 'What came out',
  summary: (met, bad, unread) => `${met} met, ${bad} not met, ${unread} not readable.`,
  information: 'Information, no decision',
  informationLead: 'The officer judges the drawing you hand in by the same arithmetic. Limits nobody has confirmed refuse nobody.',
  unconfirmed: 'The agency has not confirmed the limits below.',
  columns: { check: 'What is checked', required: 'Limit', provided: 'In the drawing', verdict: 'Result' },
  checks: {
    kdb: 'KDB, footprint to land',
    klb: 'KLB, floor area to land',
    kdh: 'KDH, green to land',
    ktb: 'KTB, basement to land',
    gsb: 'Distance to the road',
    side: 'Distance to the border',
    height: 'Height of the building',
    floors: 'Storeys',
    land: 'Land measured against land written',
    coast: 'Distance to the coast',
    cliff: 'Distance to the edge of a cliff',
    temple: 'Distance to a temple',
  },
  most: (value) => `at most ${value}`,
  least: (value) => `at least ${value}`,
  verdicts: { met: 'Met', 'not-met': 'Not met', unread: 'Not readable', free: 'Not limited', officer: 'An officer judges' },
  storeys: (count, figure) => `${figure} ${count === 1 ? 'storey' : 'storeys'}`,
  measured: 'What was measured',
  land: 'Land',
  declared: 'Land as written',
  block: (n) => `Building ${n}`,
  footprint: 'Footprint',
  floor: (n) => `Storey ${n}`,
  basement: 'Basement',
  green: 'Green',
  heightMeasured: 'Height, from a dimension',
  heightWritten: 'Height, only written',
  drawing: 'The drawing as it was read',
  drawingAlt: 'Plan: land, footprints, green and road as they were read from the file. Their areas stand in the table.',
  faultsTitle: 'What to look at',
  faults: {
    'no-unit': 'The file names no unit. Choose it above.',
    'no-parcel': 'No border of the land was found. Point out its layer.',
    'several-parcels': 'There are several borders; their areas are added, distances taken from the first.',
    'no-footprint': 'No footprint was found. Point out its layer.',
    closed: 'A line that almost met; closed as you chose.',
    open: 'The outline is open, so it was not measured.',
    'one-corner': 'An outline of one corner; left out.',
    'no-area': 'A closed outline without area; left out.',
    'crosses-itself': 'The outline crosses itself, so its area means nothing.',
    'too-fine': 'Too fine: at most 3,000 corners in one outline and 10,000 in all. Simplify it first.',
    'only-unread': 'This layer holds only hatches or free curves. Draw the outline.',
    'outside-parcel': 'The footprint goes beyond the border.',
    joined: 'Separate lines that meet; read as one outline.',
    twice: 'The same outline was drawn twice; counted once.',
    'unlikely-size': 'The area of the land cannot be. The unit in the file may be wrong: choose the unit and tick the box above.',
    'height-written': 'The height is only written, not measured.',
  },
  gap: (metres) => `gap of ${metres} m`,
  layer: (name) => `layer ${name}`,
  near: (x, y) => `at ${x}; ${y} m`,
  mapperTitle: 'Layers of your file',
  mapperLead: 'Known names are set; near ones are guessed. Correct what is wrong. Your choice is remembered on this device.',
  mapperFound: (paths, texts, dimensions) => `${counted(paths, 'line')}, ${counted(texts, 'text')}, ${counted(dimensions, 'dimension')}`,
  ignore: 'Leave out',
  named: { own: 'Layers as you named them', office: 'Layers as named by the applicant' },
  force: 'The file names the wrong unit',
  forceHint: 'Use the unit I chose, whatever the file says.',
  noDxf: 'No DXF? Trace a PDF or picture of the plans',
  carry: 'Download the drawing with your choices',
  carryLead:
    'Layers and unit are written as comments before the file; the drawing stays as it is. Hand in this file with the application, so that the office reads it alike.',
  guessed: 'Layers we guessed by their names',
  problem: (problem) => {
    switch (problem.kind) {
      case 'empty':
        return 'This file is empty.';
      case 'binary':
        return 'This is DWG or binary DXF. Save it as text (ASCII) DXF.';
      case 'not-dxf':
        return 'This file is no DXF.';
      case 'too-large':
        return `The file is larger than ${problem.mostMegabytes} MB. Save the site plan alone.`;
      case 'too-many':
        return `The file holds more than ${problem.most} objects. Save the site plan alone.`;
      case 'too-deep':
        return 'Blocks within blocks go too deep or in a circle. Explode them.';
      case 'too-slow':
        return 'This drawing is too intricate to be checked. Save the site plan alone.';
      case 'cut-off':
        return 'This file is cut off: its end is missing. Save and copy it again.';
      case 'nothing':
        return 'Nothing stands in model space of this file. Draw the site there.';
      case 'broken':
        return `The file is broken at line ${problem.line}.`;
    }
  },
  noFile: 'Choose a DXF file first.',
  failed: 'This drawing cannot be checked in this browser.',
  beforehand: 'Check the drawing before you apply',
  beforehandLead: 'A DXF drawing is measured against the limits of its zone, in your browser.',
};
