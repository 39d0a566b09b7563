import { writeDxf } from '../domain/dxf/write.ts';
import { type Design, measuresOf, type Room } from './domain/design.ts';

/**
 * A design on the layers the plan check knows: each room an outline of its storey, the lowest ones the footprint too, and
 * its height. The land is left to whoever draws it in.
 */
export function dxfOf(design: Design): string {
  const { width } = measuresOf(design);
  const corners = ({ x, y, width: wide, depth }: Room) => [
    { x, y },
    { x: x + wide, y },
    { x: x + wide, y: y + depth },
    { x, y: y + depth },
  ];
  return writeDxf([
    ...design.rooms.flatMap((room) => [
      { kind: 'outline' as const, layer: `LANTAI_${room.storey}`, points: corners(room) },
      ...(room.storey === 1 ? [{ kind: 'outline' as const, layer: 'TAPAK_BANGUNAN', points: corners(room) }] : []),
      { kind: 'text' as const, layer: 'KETERANGAN', at: { x: room.x + 0.2, y: room.y + 0.2 }, text: room.name.id },
    ]),
    { kind: 'height', layer: 'TINGGI', from: { x: width + 2, y: 0 }, to: { x: width + 2, y: design.height } },
  ]);
}
