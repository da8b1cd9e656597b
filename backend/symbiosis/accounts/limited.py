"""How often one may try. Addresses of accounts count whether or not anybody has them."""

from datetime import timedelta

from symbiosis.kit.limits import Limit

WRONG_PASSWORDS = Limit("wrong-passwords-from-caller", 10, timedelta(minutes=15))
"""For each address of an account and place together, so that nobody shuts somebody out from elsewhere."""

WRONG_PASSWORDS_OF_ADDRESS = Limit("wrong-passwords-of-address", 100, timedelta(minutes=15))
"""For each address of an account, from everywhere: ten places that guess together are stopped too."""

NEW_PASSWORDS = Limit("new-passwords", 20, timedelta(minutes=15))
"""For each person: to find out how strong one is takes a moment."""

SIGN_INS_OF_CALLER = Limit("sign-ins-of-caller", 100, timedelta(minutes=15))
"""For each place the requests come from: a whole company may sit behind one. Only failures count."""

SIGN_IN_MAILS = Limit("sign-in-mails-from-caller", 5, timedelta(minutes=15))
SIGN_IN_MAILS_A_DAY = Limit("sign-in-mails-a-day-from-caller", 20, timedelta(days=1))
"""For each address and place together: whoever asks in somebody's name from elsewhere takes nothing away."""

SIGN_IN_MAILS_TO_ADDRESS = Limit("sign-in-mails-to-address", 60, timedelta(days=1))
"""For each address, from everywhere: nobody's inbox is flooded, and five guesses at each of sixty codes
find one of a million with a chance of 1 : 3,300 a day."""

SIGN_IN_MAILS_OF_CALLER = Limit("sign-in-mails-of-caller", 60, timedelta(hours=1))

WRONG_CODES = Limit("wrong-codes", 5, timedelta(minutes=15))
"""For each person: codes of an authenticator app and recovery codes together."""

PASSKEY_CHALLENGES_OF_CALLER = Limit("passkey-challenges-of-caller", 300, timedelta(minutes=15))
"""Each leaves a row for a while."""

WRONG_CLIENT_SECRETS_OF_CALLER = Limit("wrong-client-secrets-of-caller", 300, timedelta(minutes=15))
"""For each place: invented systems would each get a count of their own, without end."""

WRONG_CLIENT_SECRETS = Limit("wrong-client-secrets", 60, timedelta(minutes=15))
"""For each partner's system and place together, so that nobody shuts a partner out from elsewhere."""
