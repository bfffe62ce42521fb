"""The signs of formulas: TeX's names for characters of Unicode, letters raised and lowered, alphabets.

Sources: The Unicode Standard 15, code charts; the names of plain TeX, LaTeX and amssymb.
"""


def _pairs(words: str) -> dict[str, str]:
    parts = words.split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


SIGNS = _pairs(
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ "
    "mu μ nu ν xi ξ pi π rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω "
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
    "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ partial ∂ nabla ∇ infty ∞ forall ∀ exists ∃ nexists ∄ "
    "emptyset ∅ varnothing ∅ hbar ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ angle ∠ degree ° prime ′ circ ∘ bullet • star ⋆ "
    "pm ± mp ∓ times × div ÷ cdot · ast ∗ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ "
    "cap ∩ cup ∪ bigcap ⋂ bigcup ⋃ setminus ∖ dagger † le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ "
    "gg ≫ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ "
    "to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ "
    "mapsto ↦ uparrow ↑ downarrow ↓ longrightarrow ⟶ mid ∣ parallel ∥ perp ⊥ vdash ⊢ models ⊨ therefore ∴ because ∵ "
    "dots … ldots … cdots ⋯ vdots ⋮ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } vert | "
    "lvert | rvert | Vert ‖ lVert ‖ rVert ‖ { { } } % % # # & & _ _ $ $ | ‖ top ⊤ bot ⊥ surd √ square □"
)
SIGNS |= dict.fromkeys((",", ";", ":", " ", "quad", "qquad"), " ") | {"!": ""}
"""By what stands behind the backslash."""
PLAIN = {"-": "−", "'": "′", "~": " "}
"""What characters without one mean."""
RELATIONS = frozenset("=<>≤≥≠≪≫≈≡∼≃≅∝∈∉∋⊂⊆⊃⊇→←↔⇒⇐⇔⟹⟺↦⟶∣∥⊢⊨∴∵")
NAMES = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max "
    "min sec sin sinh sup tan tanh Pr".split()
)
SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
SUBSCRIPTS = dict(zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "1/6": "⅙", "1/8": "⅛"}
ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
ACCENTS = {
    "hat": "\u0302", "bar": "\u0304", "overline": "\u0305", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308",
    "tilde": "\u0303", "check": "\u030c", "acute": "\u0301", "grave": "\u0300", "breve": "\u0306",
}  # fmt: skip
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHABETS = {
    "mathbb": dict(zip(_CAPITALS, "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ", strict=True)),
    "mathcal": dict(zip(_CAPITALS, "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵", strict=True)),
    "mathbf": {chr(ord("A") + n): chr(0x1D400 + n) for n in range(26)}
    | {chr(ord("a") + n): chr(0x1D41A + n) for n in range(26)},
}
ALPHABETS["boldsymbol"] = ALPHABETS["mathbf"]
