"""Reads an expression of an XLSForm into a tree, or says where and why it cannot."""

import math
from functools import lru_cache
from typing import Final

from samakki.instruments.rules.tokens import ExpressionError, Sort, Token, excerpt, tokens
from samakki.instruments.rules.tree import Binary, Call, Literal, Negative, Number, Path, Ref, Tree
from samakki.instruments.words import Fault

DEEPEST: Final = 60
_BINDING: Final = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
_UNARY: Final = 7
_WORDS: Final = frozenset({"or", "and", "div", "mod"})
_OF_ITSELF: Final = frozenset({"string-length", "normalize-space", "string", "number"})
"""Functions that, given nothing, are about the answer of their own question."""
_NOT_OURS: Final = {"[": "[…]", "//": "//", "@": "@", "::": "::", "|": "|"}


@lru_cache(maxsize=8192)
def parse(text: str) -> Tree:
    """Read an expression; raises ExpressionError with the fault and the place."""
    return _Reader(text).whole()


class _Reader:
    """Walks over the parts of one expression (precedence climbing)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def whole(self) -> Tree:
        tree = self.expression(0)
        if self.here.sort is not Sort.END:
            raise self.unreadable()
        return tree

    def unreadable(self) -> ExpressionError:
        token = self.here
        if token.sort is Sort.SIGN and token.text in _NOT_OURS:
            return ExpressionError(Fault.FUNCTION, _NOT_OURS[token.text])
        return ExpressionError(Fault.SYNTAX, excerpt(self.text, token.at))

    def take(self, sign: str) -> bool:
        if self.here.sort is Sort.SIGN and self.here.text == sign:
            self.at += 1
            return True
        return False

    def need(self, sign: str) -> None:
        if not self.take(sign):
            raise self.unreadable()

    def expression(self, loosest: int) -> Tree:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError(Fault.TOO_DEEP, excerpt(self.text, self.here.at))
        left = self.operand()
        while True:
            sign = self.here.text
            infix = self.here.sort is Sort.SIGN or (self.here.sort is Sort.NAME and sign in _WORDS)
            binding = _BINDING.get(sign, 0) if infix else 0
            if binding == 0 or binding <= loosest:
                break
            self.at += 1
            left = Binary(sign, left, self.expression(binding))
        self.depth -= 1
        return left

    def operand(self) -> Tree:
        token = self.here
        if token.sort is Sort.END:
            raise self.unreadable()
        if token.sort is Sort.SIGN:
            return self.sign_first()
        self.at += 1
        if token.sort is Sort.NUMBER:
            return self.number(token)
        if token.sort is Sort.LITERAL:
            return Literal(token.text)
        if token.sort is Sort.REF:
            return self.after_ref(token)
        if self.take("("):
            return self.call(token.text)
        return self.steps((token.text,), absolute=False)

    def call(self, name: str) -> Tree:
        arguments = self.arguments()
        if name in _OF_ITSELF and not arguments:
            arguments = (Path((".",), absolute=False),)
        found = Call(name, arguments)
        if name == "current" and not found.arguments:
            return self.steps((".",), absolute=False)
        if self.here.sort is Sort.SIGN and self.here.text in {"/", "["}:
            raise ExpressionError(Fault.FUNCTION, f"{name}()")
        return found

    def number(self, token: Token) -> Number:
        value = float(token.text)
        if math.isinf(value):
            raise ExpressionError(Fault.SYNTAX, excerpt(self.text, token.at))
        return Number(value)

    def sign_first(self) -> Tree:
        if self.take("-"):
            return Negative(self.expression(_UNARY))
        if self.take("("):
            inner = self.expression(0)
            self.need(")")
            return inner
        if self.take("/"):
            return self.steps((self.step(),), absolute=True)
        if self.here.text in {".", ".."}:
            return self.steps((self.step(),), absolute=False)
        raise self.unreadable()

    def after_ref(self, token: Token) -> Tree:
        name = token.text.removeprefix("last-saved#")
        if name != token.text:
            raise ExpressionError(Fault.FUNCTION, "last-saved")
        if self.here.sort is Sort.SIGN and self.here.text in {"/", "["}:
            raise self.unreadable() if self.here.text == "[" else ExpressionError(Fault.FUNCTION, "${…}/…")
        return Ref(name)

    def steps(self, first: tuple[str, ...], *, absolute: bool) -> Path:
        found = list(first)
        while self.take("/"):
            found.append(self.step())
        if self.here.sort is Sort.SIGN and self.here.text in _NOT_OURS:
            raise self.unreadable()
        return Path(tuple(found), absolute)

    def step(self) -> str:
        token = self.here
        if token.sort is Sort.NAME or (token.sort is Sort.SIGN and token.text in {".", ".."}):
            self.at += 1
            return token.text
        raise self.unreadable()

    def arguments(self) -> tuple[Tree, ...]:
        if self.take(")"):
            return ()
        found = [self.expression(0)]
        while self.take(","):
            found.append(self.expression(0))
        self.need(")")
        return tuple(found)
