const WARP = Array.from({ length: 9 }, (_, index) => 96 + index * 30);
const WEFT = Array.from({ length: 9 }, (_, index) => 86 + index * 30);

/** Offers come in from the side, needs from above; where they cross, cloth begins. */
export function HeroWeave() {
  return (
    <svg viewBox="0 0 400 380" className="w-full max-w-md" aria-hidden="true" fill="none">
      <g strokeLinecap="round" strokeWidth="13">
        {WARP.map((x, column) => (
          <path
            key={x}
            d={`M${x} ${14 + ((column * 23) % 47)}V${352 - ((column * 31) % 53)}`}
            stroke="var(--indigo)"
          />
        ))}
        {WEFT.map((y, row) => (
          <path
            key={y}
            d={`M${16 + ((row * 29) % 51)} ${y}H${382 - ((row * 19) % 61)}`}
            stroke="var(--weld)"
          />
        ))}
      </g>
      {WEFT.flatMap((y, row) =>
        WARP.map((x, column) => {
          // Plain weave: at every other crossing the warp lies on top. The paper-coloured
          // edge is the shadow that shows which thread passes over.
          const over = (row + column) % 2 === 0;
          const thread = over ? `M${x} ${y - 11}v22` : `M${x - 11} ${y}h22`;
          return (
            <g key={`${x}-${y}`} strokeLinecap="butt">
              <path d={thread} stroke="var(--paper)" strokeWidth="17" />
              <path d={thread} stroke={over ? "var(--indigo)" : "var(--weld)"} strokeWidth="13" />
            </g>
          );
        }),
      )}
    </svg>
  );
}
