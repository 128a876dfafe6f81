"""What happens to whom in the demonstration, judged by dice that always fall the same way."""

from samakki.demo.rules.dice import Dice
from samakki.demo.rules.form import SEVERAL, make_form
from samakki.demo.rules.plans import plan_all
from samakki.demo.rules.scenery import make_picture, make_sound
from samakki.demo.rules.time import WalkingClock

__all__ = ["SEVERAL", "Dice", "WalkingClock", "make_form", "make_picture", "make_sound", "plan_all"]
