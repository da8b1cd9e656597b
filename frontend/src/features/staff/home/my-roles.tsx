import { Trans } from "@lingui/react/macro";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { staffRoleName } from "@/lib/words/people";
import { staffRoleMeaning } from "@/lib/words/staff";

/** What one is, and where. */
export function MyRoles() {
  const { staff } = useSession();
  const { place } = usePlacesOfWork();
  return (
    <Section title={<Trans>Your roles</Trans>}>
      <ul>
        {staff.map((held) => (
          <li
            key={`${held.role} ${held.programme_slug} ${held.cluster_slug}`}
            className="border-t border-line py-3 first:border-t-0 first:pt-0"
          >
            <span className="font-semibold">{staffRoleName(held.role)}</span>
            {" · "}
            {place(held)}
            {held.valid_until && (
              <span className="text-muted">
                {" · "}
                <Trans>until {formatDate(held.valid_until)}</Trans>
              </span>
            )}
            <span className="block text-sm text-muted">{staffRoleMeaning(held.role)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
