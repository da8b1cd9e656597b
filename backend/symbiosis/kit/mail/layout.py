"""A message as text and as HTML that mail programs show well: tables, styles inline, no pictures."""

from html import escape

from symbiosis.kit.mail.message import Message

# The web app's colours by day (frontend/src/styles/tokens.css); mail programs know no variables.
PAPER, RAISED, SUNKEN, LINE = "#faf7f1", "#fffdf9", "#f2ecdf", "#e3dbcc"
INK, MUTED, INDIGO, ON_INDIGO = "#22211f", "#6b655b", "#2f4a7d", "#fffdf9"
WELD, WOAD = "#c08a1e", "#1d6b66"
_FONT = "font-family:'Commissioner','Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_ADDRESS_LABEL = {
    "da": "Virker knappen ikke? Kopiér denne adresse:",
    "en": "Button not working? Copy this address:",
}


def as_text(message: Message, site_name: str) -> str:
    parts = list(message.lines)
    if message.code:
        parts.append(f"    {message.code}")
    if message.button:
        label, address = message.button
        parts.append(f"{label}:\n{address}")
    parts.append("-- \n" + "\n".join(filter(None, (message.closing, site_name))))
    return "\n\n".join(parts) + "\n"


def as_html(message: Message, site_name: str) -> str:
    title = escape(message.subject)
    body = "".join([*map(_paragraph, message.lines), _code(message), _button(message)])
    small = "<br>".join(escape(line) for line in (message.closing, site_name) if line)
    return f"""<!doctype html>
<html lang="{escape(message.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light"><title>{title}</title></head>
<body style="margin:0;padding:0;background:{PAPER}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:{PAPER}">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px;{_FONT};font-size:17px;font-weight:700;color:{INK}">
{_mark()}{escape(site_name)}</td></tr>
<tr><td style="background:{RAISED};border:1px solid {LINE};border-radius:10px;padding:32px 32px 24px">
<h1 style="margin:0 0 20px;{_FONT};font-size:24px;line-height:1.25;font-weight:700;color:{INK}">{title}</h1>
{body}</td></tr>
<tr><td style="padding:20px 4px 0;{_FONT};font-size:13px;line-height:1.5;color:{MUTED}">{small}</td></tr>
</table></td></tr></table></body></html>
"""


def _mark() -> str:
    """Threads in the colours of the web app's mark; blocks of colour need no picture."""
    threads = (INDIGO, WELD, WOAD)
    blocks = "".join(
        f'<span style="display:inline-block;width:5px;height:16px;margin-right:3px;'
        f'border-radius:2px;background:{colour}"></span>'
        for colour in threads
    )
    return f'<span style="display:inline-block;margin-right:8px;vertical-align:-2px">{blocks}</span>'


def _paragraph(line: str) -> str:
    text = escape(line).replace("\n", "<br>")
    return f'<p style="margin:0 0 16px;{_FONT};font-size:16px;line-height:1.6;color:{INK}">{text}</p>\n'


def _code(message: Message) -> str:
    if not message.code:
        return ""
    return (
        f'<p style="margin:8px 0 24px;padding:14px 18px;background:{SUNKEN};border-radius:8px;'
        f"text-align:center;font-family:Consolas,Menlo,monospace;font-size:30px;font-weight:700;"
        f'letter-spacing:6px;color:{INK}">{escape(message.code)}</p>\n'
    )


def _button(message: Message) -> str:
    if not message.button:
        return ""
    label, address = (escape(part) for part in message.button)
    hint = escape(_ADDRESS_LABEL.get(message.language, _ADDRESS_LABEL["en"]))
    return (
        f'<p style="margin:8px 0 20px"><a href="{address}" style="display:inline-block;padding:13px 26px;'
        f"background:{INDIGO};border-radius:8px;{_FONT};font-size:16px;font-weight:600;color:{ON_INDIGO};"
        f'text-decoration:none">{label}</a></p>\n'
        f'<p style="margin:0 0 16px;{_FONT};font-size:13px;line-height:1.5;color:{MUTED}">{hint}<br>'
        f'<a href="{address}" style="color:{INDIGO};word-break:break-all">{address}</a></p>\n'
    )
