const WARP = Array.from({ length: 9 }, (_, index) => 80 + index * 30);
const WEFT = Array.from({ length: 9 }, (_, index) => 70 + index * 30);

/** Offers come in from the side, needs from above; where they cross, cloth begins. */
export function HeroWeave() {
  return (
    <svg viewBox="0 0 400 380" className="w-full max-w-md" aria-hidden="true" fill="none">
      <g strokeLinecap="round" strokeWidth="13">
        {WARP.map((x, column) => (
          <path
            key={x}
            d={`M${x} ${12 + ((column * 23) % 37)}V${368 - ((column * 31) % 41)}`}
            stroke="var(--indigo)"
          />
        ))}
        {WEFT.map((y, row) => (
          <path
            key={y}
            d={`M${14 + ((row * 29) % 43)} ${y}H${390 - ((row * 19) % 47)}`}
            stroke="var(--weld)"
          />
        ))}
      </g>
      {WEFT.flatMap((y, row) =>
        WARP.map((x, column) => (
          <Crossing key={`${x}-${y}`} x={x} y={y} warpOver={(row + column) % 2 === 0} />
        )),
      )}
    </svg>
  );
}

/** Plain weave: one thread lies on top; the gap in the other shows which. */
function Crossing({ x, y, warpOver }: { x: number; y: number; warpOver: boolean }) {
  const gap = warpOver ? `M${x} ${y - 7}v14` : `M${x - 7} ${y}h14`;
  const thread = warpOver ? `M${x} ${y - 8}v16` : `M${x - 8} ${y}h16`;
  return (
    <>
      <path d={gap} stroke="var(--paper)" strokeWidth="18" />
      <path d={thread} stroke={warpOver ? "var(--indigo)" : "var(--weld)"} strokeWidth="13" />
    </>
  );
}
