"""From views to bytes: jinja2 (templates), markdown and nh3 (markup), Pillow (pictures), icalendar, babel."""
