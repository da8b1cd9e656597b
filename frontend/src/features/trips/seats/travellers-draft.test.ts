import { describe, expect, it } from "vitest";
import { blank, bodyOf, personsOf } from "./travellers-draft";

const told = { application_id: "a", seats_held: 2, needs_deleted_on: "2027-05-01" };

describe("who travels", () => {
  it("begins with one empty line, which is nobody when it is sent", () => {
    const persons = personsOf({ ...told, travellers: [] });
    expect(persons).toHaveLength(1);
    expect(bodyOf(persons)).toEqual([]);
  });

  it("keeps who was named before, and sends new people without an id", () => {
    const travellers = [
      {
        id: "t1",
        name: "Signe",
        email: null,
        needs: null,
        photo_consent: true,
        check_in_url: "",
        code_url: "",
      },
    ];
    const persons = [...personsOf({ ...told, travellers }), { ...blank(), name: " Bo " }];
    expect(bodyOf(persons)).toEqual([
      { id: "t1", name: "Signe", email: null, needs: null, photo_consent: true },
      { name: "Bo", email: null, needs: null, photo_consent: false },
    ]);
  });
});
