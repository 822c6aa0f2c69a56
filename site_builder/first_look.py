"""What a picture brings along, told to whoever adds it to the site."""

from pathlib import Path

from site_builder.model.photo import FirstLook
from site_builder.render.pictures import brought_along, inspect_picture


def look_first(file: Path) -> FirstLook:
    """What a picture is and carries.

    Raises:
        Refusal: if it is not a whole, still picture of the format that its name says.
    """
    width, height = inspect_picture(file)
    is_turned, has_position, taken = brought_along(file)
    return FirstLook(width=width, height=height, is_turned=is_turned, has_position=has_position, taken=taken)
