import { Trans } from "@lingui/react/macro";
import type { AttendanceOut } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";

/** The list to sign, only on paper: a line for each traveller, a column for each working day. */
export function SignInSheet({ attendance }: { attendance: AttendanceOut }) {
  const { days, travellers } = attendance;
  return (
    <div className="hidden print:block">
      <h2 className="text-lg">
        <Trans>Sign-in sheet</Trans>
      </h2>
      <table className="mt-4 w-full border-collapse text-left text-sm">
        <thead>
          <tr>
            <th scope="col" className="border border-line p-2">
              <Trans>Name</Trans>
            </th>
            <th scope="col" className="border border-line p-2">
              <Trans>Organisation</Trans>
            </th>
            {days.map((day) => (
              <th key={day} scope="col" className="border border-line p-2">
                {formatDate(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {travellers.map((row) => (
            <tr key={row.traveller_id} className="h-12">
              <th scope="row" className="border border-line p-2 font-normal">
                {row.name}
              </th>
              <td className="border border-line p-2">{row.actor.display_name}</td>
              {days.map((day) => (
                <td key={day} className="border border-line p-2" />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
