/** For empty places: a warp stretched and ready, the weft not begun. */
export function EmptyLoom() {
  const warp = [14, 26, 38, 50, 62, 74, 86, 98];
  return (
    <svg width="112" height="72" viewBox="0 0 112 72" aria-hidden="true" fill="none">
      <path d="M6 8h100M6 64h100" stroke="var(--walnut)" strokeWidth="4" strokeLinecap="round" />
      {warp.map((x) => (
        <path key={x} d={`M${x} 10v52`} stroke="var(--indigo)" strokeWidth="3" opacity="0.75" />
      ))}
      <path
        d="M6 22h6M16 22h20M40 22h20M64 22h10"
        stroke="var(--weld)"
        strokeWidth="4"
        strokeLinecap="round"
      />
    </svg>
  );
}
