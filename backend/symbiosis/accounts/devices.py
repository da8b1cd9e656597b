"""What a browser calls itself, in plain words. Pure; a guess, to tell one's own sessions apart."""

# The first that is found counts: most browsers also claim to be others.
_BROWSERS = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox")]
_BROWSERS += [("CriOS/", "Chrome"), ("SamsungBrowser/", "Samsung Internet"), ("Chrome/", "Chrome")]
_BROWSERS += [("Safari/", "Safari")]
_SYSTEMS = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")]
_SYSTEMS += [("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")]


def device(user_agent: str | None, language: str) -> str:
    """`Firefox på Windows`, `Firefox on Windows`."""
    browser, system = (
        next((name for mark, name in names if mark in (user_agent or "")), None)
        for names in (_BROWSERS, _SYSTEMS)
    )
    on = "på" if language == "da" else "on"
    unknown = "Ukendt browser" if language == "da" else "Unknown browser"
    return f"{browser or unknown} {on} {system}" if system else browser or unknown
