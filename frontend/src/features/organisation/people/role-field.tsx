import type { MemberRole } from "@/api/generated/types.gen";
import { ExplainedChoices } from "@/components/ui/explained-choices";
import { memberRoleMeaning, memberRoleName } from "@/lib/words/people";

const ROLES: MemberRole[] = [
  "org_admin",
  "stream_editor",
  "negotiator",
  "signatory",
  "logistics",
  "viewer",
];

type Props = {
  legend: string;
  value: MemberRole;
  onChange: (role: MemberRole) => void;
  hideLegend?: boolean;
  error?: string | undefined;
};

/** What somebody shall be in the organisation, and what each role may do. */
export function RoleField({ legend, value, onChange, hideLegend, error }: Props) {
  return (
    <ExplainedChoices
      legend={legend}
      hideLegend={hideLegend ?? false}
      value={value}
      onChange={onChange}
      error={error}
      choices={ROLES.map((role) => ({
        value: role,
        label: memberRoleName(role),
        meaning: memberRoleMeaning(role),
      }))}
    />
  );
}
