r"""What is TeX in the caption of a figure, as it reads in print: `\emph{loss} for $\alpha=0.1$` as `loss for α=0.1`.

Data sets of scientific figures and repositories of papers keep captions as their authors typed them.
"""

from __future__ import annotations

import re

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
}  # fmt: skip
_SIGNS = _GREEK | {
    "varepsilon": "ε", "varphi": "φ", "vartheta": "θ", "times": "×", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "approx": "≈", "sim": "~", "cdot": "·", "degree": "°", "circ": "°", "to": "→", "rightarrow": "→",
    "infty": "∞", "ldots": "…", "dots": "…",
}  # fmt: skip
_SIGNS |= {name.capitalize(): sign.upper() for name, sign in _GREEK.items()}
_DROPPED = re.compile(
    r"\\(?:label|cite[a-z]*|ref|eqref|footnote|includegraphics|vspace|hspace)\*?(?:\[[^\]]*\])?\{[^{}]*\}|\\(?:centering|protect|small|footnotesize)\b"
)
_SHORT = re.compile(r"\\(?:caption|section|subcaption|captionof\{[a-z]+\})\*?\[[^\]]*\](?=\{)")
"""A caption for the list of figures, before the one that stands below the figure."""
_SIGN = re.compile(r"\\([A-Za-z]+)(?![A-Za-z{])")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?(?=\{)")
_ESCAPED = re.compile(r"\\([%&_#${}])")
_MATHS = re.compile(r"\$(?=[^\d\s$])([^$]{1,200})\$|\$([^$]{0,200}\\[^$]{1,200})\$")
_BRACES = re.compile(r"(?<!\\)[{}]")
_MARK = "\0"


def read_tex(text: str) -> str:
    """`text` with the TeX in it read; as it is where it holds none."""
    if "\\" not in text and text.count("$") < len("$$"):
        return text
    read = _DROPPED.sub("", _SHORT.sub("", text))
    read = _ESCAPED.sub(lambda match: _MARK if match[1] == "$" else match[1], read)
    read = _MATHS.sub(lambda match: match[1] or match[2], read)
    if "\\" in read:
        read = _SIGN.sub(lambda match: _SIGNS.get(match[1], match.group()), read)
        read = _COMMAND.sub("", read)
    if read != text:
        read = _BRACES.sub("", read)
    return read.replace(_MARK, "$") if any(c.isalnum() for c in read) else text
