/** The mark: two indigo threads crossing two of weld, over and under. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" className="shrink-0">
      <g strokeWidth="4" strokeLinecap="round" fill="none">
        <path d="M9 3v22M19 3v22" stroke="var(--indigo)" />
        <path d="M3 9h2.5M12.6 9H25M3 19h12.4M22.6 19H25" stroke="var(--weld)" />
      </g>
    </svg>
  );
}
