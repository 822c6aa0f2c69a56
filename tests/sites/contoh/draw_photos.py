"""Draws the pictures of the fictional site "Rutan Contoh" into `content/photos/`.

    python tests/sites/contoh/draw_photos.py

Same script, same pixels. Some of the files carry, on purpose, what no published byte may carry:
coordinates, serial numbers, a maker note, a thumbnail, and the name BUKAN-UNTUK-TERBIT.
"""

import io
import math
import struct
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, PngImagePlugin

FOLDER = Path(__file__).parent / "content" / "photos"
SECRET = "BUKAN-UNTUK-TERBIT"
SCALE = 2


class Canvas:
    """A picture that is drawn twice as large as it will be, in coordinates of its final size."""

    def __init__(self, width, height, top, bottom, seed):
        self.width, self.height, self.random = width, height, Random(seed)
        self.image = blend_of((width * SCALE, height * SCALE), top, bottom)

    def _mask(self):
        mask = Image.new("L", self.image.size, 0)
        return mask, ImageDraw.Draw(mask)

    def _fill(self, mask, first, second, box):
        second = second or first
        x0, y0, x1, y1 = (round(value * SCALE) for value in box)
        paint = Image.new("RGB", self.image.size, first)
        if second != first and x1 > x0 and y1 > y0:
            paint.paste(blend_of((x1 - x0, y1 - y0), first, second), (x0, y0))
        self.image.paste(paint, (0, 0), mask)

    def box(self, x0, y0, x1, y1, first, second=None, round_by=0):
        mask, draw = self._mask()
        draw.rounded_rectangle([v * SCALE for v in (x0, y0, x1, y1)], round_by * SCALE, fill=255)
        self._fill(mask, first, second, (x0, y0, x1, y1))

    def oval(self, x, y, rx, ry, first, second=None):
        mask, draw = self._mask()
        draw.ellipse([v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)], fill=255)
        self._fill(mask, first, second, (x - rx, y - ry, x + rx, y + ry))

    def shape(self, points, first, second=None):
        mask, draw = self._mask()
        draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=255)
        xs, ys = zip(*points, strict=True)
        self._fill(mask, first, second, (min(xs), min(ys), max(xs), max(ys)))

    def line(self, points, colour, width):
        draw = ImageDraw.Draw(self.image)
        draw.line([(x * SCALE, y * SCALE) for x, y in points], fill=colour, width=round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            half = width / 2
            draw.ellipse([v * SCALE for v in (x - half, y - half, x + half, y + half)], fill=colour)

    def light(self, x, y, rx, ry, colour, strength=120, blur=60):
        """A soft spot: steam, sun, or with a dark colour a shadow."""
        small = Image.new("L", (self.width // 4, self.height // 4), 0)
        ImageDraw.Draw(small).ellipse([v / 4 for v in (x - rx, y - ry, x + rx, y + ry)], fill=strength)
        mask = small.filter(ImageFilter.GaussianBlur(blur / 4)).resize(self.image.size, Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), mask)

    def finish(self, grain=0.10):
        image = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        noise = Image.frombytes("L", image.size, self.random.randbytes(self.width * self.height))
        noise = noise.filter(ImageFilter.GaussianBlur(0.9)).point([round(128 + (v - 128) * grain) for v in range(256)])
        return ImageChops.add(image, Image.merge("RGB", (noise, noise, noise)), 1, -128)


def blend_of(size, top, bottom):
    strip = Image.linear_gradient("L").resize((1, size[1])).resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), strip)


def shade(colour, by):
    return tuple(max(0, min(255, round(v * by))) for v in colour)


def room(canvas, floor_at, floor, window=None):
    canvas.box(0, floor_at, canvas.width, canvas.height, floor, shade(floor, 0.75))
    canvas.light(canvas.width * 0.5, floor_at, canvas.width * 0.6, 18, shade(floor, 0.5), 90, 24)
    if window:
        x, y, w, h = window
        canvas.box(x - 14, y - 14, x + w + 14, y + h + 14, (236, 229, 214))
        canvas.box(x, y, x + w, y + h, (176, 213, 222), (236, 240, 222))
        canvas.box(x + w / 2 - 5, y, x + w / 2 + 5, y + h, (236, 229, 214))
        canvas.box(x, y + h / 2 - 5, x + w, y + h / 2 + 5, (236, 229, 214))
        canvas.light(x + w / 2, y + h / 2, w, h, (255, 246, 214), 70, 160)


def steamer(canvas, x, y, width, tiers):
    for tier in range(tiers):
        top = y - (tier + 1) * 92
        canvas.box(x, top, x + width, top + 86, (221, 178, 112), (180, 131, 72), 14)
        for slat in range(1, 12):
            at = x + width * slat / 12
            canvas.line([(at, top + 18), (at, top + 68)], (196, 147, 86), 2)
        for band in (16, 66):
            canvas.box(x - 4, top + band, x + width + 4, top + band + 10, (148, 101, 54), round_by=4)
    top = y - tiers * 92
    canvas.oval(x + width / 2, top, width / 2 + 4, 34, (232, 194, 132), (206, 160, 96))
    canvas.box(x + width / 2 - 34, top - 44, x + width / 2 + 34, top - 24, (148, 101, 54), (110, 72, 36), 9)


def kitchen():
    canvas = Canvas(1600, 1067, (222, 205, 178), (196, 170, 138), 11)
    for row in range(7):
        for column in range(21):
            x, y = column * 80 - (row % 2) * 40, 90 + row * 62
            canvas.box(x + 2, y + 2, x + 77, y + 59, (233, 226, 210), (222, 211, 190), 3)
    room(canvas, 760, (126, 92, 66))
    canvas.box(0, 720, 1600, 790, (154, 112, 78), (112, 78, 52))
    for x, width, tiers in ((180, 330, 3), (600, 400, 4), (1110, 320, 2)):
        canvas.light(x + width / 2, 735, width * 0.6, 26, (52, 34, 22), 150, 22)
        canvas.box(x - 16, 640, x + width + 16, 730, (92, 96, 100), (58, 60, 64), 18)
        steamer(canvas, x, 642, width, tiers)
        for puff in range(5):
            canvas.light(
                x + width / 2 + canvas.random.randint(-70, 70),
                600 - tiers * 92 - puff * 66,
                60 + puff * 14,
                44,
                (255, 252, 246),
                74,
                46,
            )
    for dumpling in range(9):
        x = 230 + dumpling * 140
        canvas.light(x, 936, 62, 18, (60, 40, 28), 120, 14)
        canvas.oval(x, 900, 54, 40, (250, 238, 212), (226, 200, 160))
        for fold in range(-3, 4):
            canvas.line([(x + fold * 12, 876), (x, 862)], (208, 176, 132), 3)
    return canvas.finish()


def sewing():
    canvas = Canvas(1600, 1067, (214, 222, 222), (186, 198, 200), 12)
    room(canvas, 800, (150, 122, 96), (1120, 110, 320, 380))
    canvas.box(0, 700, 1600, 812, (176, 136, 98), (136, 100, 70))
    for index, colour in enumerate([(38, 84, 110), (198, 92, 66), (230, 178, 84), (96, 134, 96)]):
        x = 120 + index * 92
        canvas.box(x, 560, x + 62, 700, colour, shade(colour, 0.8), 6)
        canvas.box(x - 8, 546, x + 70, 566, (232, 214, 180), round_by=6)
        canvas.box(x - 8, 694, x + 70, 712, (232, 214, 180), round_by=6)
    canvas.light(840, 716, 380, 24, (50, 34, 24), 150, 20)
    canvas.box(520, 640, 1180, 712, (40, 74, 84), (28, 52, 60), 16)
    canvas.box(1000, 380, 1130, 650, (44, 82, 92), (30, 58, 66), 20)
    canvas.box(560, 350, 1130, 470, (52, 94, 106), (36, 68, 78), 40)
    canvas.box(570, 440, 660, 560, (44, 82, 92), (30, 58, 66), 14)
    canvas.line([(614, 560), (614, 636)], (220, 224, 226), 6)
    canvas.oval(1160, 430, 62, 62, (206, 210, 212), (132, 138, 142))
    canvas.oval(1160, 430, 26, 26, (60, 66, 70))
    canvas.line([(860, 356), (860, 300)], (200, 200, 196), 6)
    canvas.box(836, 250, 884, 320, (198, 92, 66), (160, 66, 46), 8)
    canvas.line([(860, 260), (700, 360), (614, 470)], (198, 92, 66), 2)
    canvas.shape([(300, 720), (660, 640), (760, 650), (700, 1067), (160, 1067)], (232, 226, 210), (196, 186, 164))
    for stitch in range(14):
        canvas.line([(628 - stitch * 20, 672 + stitch * 28), (618 - stitch * 20, 686 + stitch * 28)], (198, 92, 66), 4)
    return canvas.finish()


def garden():
    canvas = Canvas(1600, 1067, (170, 210, 224), (232, 236, 214), 13)
    canvas.light(1250, 190, 140, 140, (255, 244, 200), 210, 80)
    canvas.shape(
        [(0, 430), (300, 330), (620, 420), (980, 320), (1600, 440), (1600, 560), (0, 560)], (132, 160, 132), (110, 142, 112)
    )
    canvas.box(0, 520, 1600, 1067, (186, 170, 138), (146, 124, 94))
    for row in range(4):
        y, size = 560 + row * 118, 46 + row * 18
        canvas.light(800, y + size * 0.9, 820, 22, (74, 58, 40), 110, 18)
        canvas.box(-20, y + size * 0.3, 1620, y + size * 0.9, (246, 246, 242), (206, 210, 208), 20)
        step = size * 2.3
        for plant in range(int(1700 / step)):
            x = plant * step + (row % 2) * step / 2 - 20
            for leaf in range(9):
                angle = math.pi * (leaf / 8)
                lx, ly = x + math.cos(angle) * size * 0.6, y + 8 - math.sin(angle) * size * 0.55
                tone = canvas.random.choice([(92, 148, 70), (116, 170, 82), (140, 188, 96), (78, 132, 66)])
                canvas.oval(lx, ly, size * 0.36, size * 0.42, shade(tone, 1.15), shade(tone, 0.85))
            canvas.oval(x, y, size * 0.3, size * 0.34, (176, 210, 120), (136, 184, 92))
    return canvas.finish()


def library():
    canvas = Canvas(1600, 1067, (206, 186, 156), (170, 144, 112), 14)
    palette = [
        (158, 64, 52),
        (42, 84, 104),
        (206, 160, 74),
        (92, 116, 84),
        (112, 74, 98),
        (222, 208, 176),
        (66, 62, 60),
        (180, 112, 76),
    ]
    for shelf in range(4):
        top = 60 + shelf * 244
        canvas.box(60, top, 1540, top + 224, (88, 60, 40), (64, 42, 28))
        x = 84
        while x < 1480:
            width, height = canvas.random.randint(26, 58), canvas.random.randint(140, 196)
            if canvas.random.random() < 0.06:
                x += 60
                continue
            colour = canvas.random.choice(palette)
            lower = top + 210
            canvas.box(x, lower - height, x + width, lower, shade(colour, 1.1), shade(colour, 0.82), 4)
            canvas.box(x + 5, lower - height + 22, x + width - 5, lower - height + 30, shade(colour, 1.4))
            canvas.box(x + 5, lower - 36, x + width - 5, lower - 30, shade(colour, 0.7))
            x += width + 3
        canvas.box(40, top + 208, 1560, top + 236, (146, 104, 68), (112, 76, 48), 4)
    canvas.light(420, 200, 360, 260, (255, 236, 190), 70, 160)
    canvas.light(1400, 960, 500, 300, (40, 26, 18), 100, 160)
    return canvas.finish(0.08)


def workshop():
    canvas = Canvas(1600, 1067, (186, 176, 160), (150, 136, 116), 15)
    for plank in range(9):
        canvas.box(0, plank * 80, 1600, plank * 80 + 76, (196, 176, 146), (178, 156, 124))
    room(canvas, 730, (120, 100, 82))
    canvas.box(150, 650, 1450, 730, (206, 158, 98), (166, 118, 68), 6)
    for leg in (220, 1300):
        canvas.box(leg, 730, leg + 80, 1040, (166, 118, 68), (118, 80, 46))
    canvas.line([(330, 180), (330, 430)], (120, 82, 52), 30)
    canvas.box(250, 140, 410, 214, (96, 100, 106), (62, 66, 70), 10)
    canvas.shape([(600, 200), (1010, 250), (1010, 330), (600, 420)], (206, 212, 214), (158, 164, 168))
    for tooth in range(20):
        x = 604 + tooth * 20
        canvas.shape([(x, 418 - tooth * 4.4), (x + 20, 414 - tooth * 4.4), (x + 10, 434 - tooth * 4.4)], (158, 164, 168))
    canvas.box(480, 190, 620, 430, (140, 86, 52), (104, 60, 34), 30)
    canvas.line([(1160, 160), (1160, 430), (1400, 430)], (176, 140, 60), 26)
    for plank, (x, y) in enumerate([(260, 610), (300, 572), (280, 534)]):
        canvas.box(x, y, x + 620, y + 36, shade((222, 182, 124), 1 - plank * 0.06), shade((188, 142, 88), 1 - plank * 0.06), 3)
    canvas.box(1020, 540, 1320, 650, (72, 108, 116), (48, 78, 86), 24)
    canvas.box(1260, 500, 1330, 600, (40, 62, 70), (30, 46, 52), 20)
    for curl in range(36):
        x, y = canvas.random.randint(200, 1420), canvas.random.randint(800, 1040)
        canvas.oval(x, y, 26, 10, (228, 190, 132), (196, 152, 96))
    canvas.light(300, 120, 500, 320, (255, 240, 204), 70, 180)
    return canvas.finish()


def mosque():
    canvas = Canvas(1067, 1600, (62, 66, 110), (240, 168, 104), 16)
    canvas.light(540, 1080, 420, 300, (255, 214, 140), 180, 170)
    for star in range(60):
        x, y = canvas.random.randint(0, 1067), canvas.random.randint(0, 520)
        canvas.oval(x, y, 1.8, 1.8, (236, 230, 232))
    canvas.oval(820, 250, 78, 78, (250, 240, 214))
    canvas.oval(852, 232, 72, 72, (74, 75, 113))
    dark, darker = (46, 38, 58), (30, 26, 42)
    canvas.box(250, 1060, 817, 1400, dark, darker)
    points = [(300, 1060)]
    for step in range(41):
        angle = math.pi * step / 40
        points.append((533 - math.cos(angle) * 240, 1050 - math.sin(angle) ** 0.8 * 250))
    canvas.shape([*points, (766, 1060)], dark, darker)
    canvas.shape([(510, 820), (556, 820), (533, 690)], dark)
    canvas.oval(533, 690, 16, 16, (232, 190, 110))
    for x in (130, 880):
        canvas.box(x, 640, x + 66, 1400, dark, darker)
        canvas.box(x - 18, 780, x + 84, 812, dark)
        canvas.shape([(x - 8, 640), (x + 74, 640), (x + 33, 520)], dark)
    for arch in range(4):
        x = 300 + arch * 124
        canvas.box(x, 1190, x + 84, 1400, (252, 204, 118), (226, 150, 76))
        canvas.oval(x + 42, 1190, 42, 56, (252, 210, 128), (250, 200, 112))
    canvas.box(0, 1390, 1067, 1600, (40, 34, 50), (24, 20, 32))
    for arch in range(4):
        canvas.light(342 + arch * 124, 1470, 40, 90, (232, 160, 84), 80, 40)
    return canvas.finish()


def church():
    canvas = Canvas(1600, 1067, (168, 200, 226), (248, 226, 196), 17)
    canvas.light(330, 640, 300, 220, (255, 240, 200), 200, 150)
    for cloud in range(7):
        x, y = canvas.random.randint(0, 1600), canvas.random.randint(80, 420)
        canvas.light(x, y, 190, 40, (255, 252, 246), 150, 50)
    canvas.shape(
        [(0, 720), (420, 600), (900, 700), (1300, 610), (1600, 690), (1600, 900), (0, 900)], (130, 158, 140), (104, 134, 112)
    )
    canvas.box(0, 830, 1600, 1067, (126, 152, 96), (86, 112, 70))
    wall = (246, 240, 228)
    canvas.light(930, 850, 460, 30, (40, 56, 34), 140, 26)
    canvas.box(700, 520, 1240, 850, wall, shade(wall, 0.86))
    canvas.shape([(660, 530), (970, 370), (1280, 530)], (158, 78, 58), (132, 60, 44))
    canvas.box(560, 330, 720, 850, wall, shade(wall, 0.84))
    canvas.shape([(540, 340), (640, 120), (740, 340)], (158, 78, 58), (124, 56, 42))
    canvas.line([(640, 40), (640, 124)], (86, 66, 50), 10)
    canvas.line([(612, 70), (668, 70)], (86, 66, 50), 10)
    for x in (790, 930, 1070):
        canvas.box(x, 620, x + 74, 780, (92, 132, 152), (62, 96, 116))
        canvas.oval(x + 37, 620, 37, 48, (104, 144, 164), (92, 132, 152))
    canvas.box(600, 690, 680, 850, (122, 80, 54), (92, 58, 38), 6)
    canvas.oval(640, 440, 34, 34, (92, 132, 152), (62, 96, 116))
    for x, y in ((150, 760), (380, 800), (1400, 770), (1520, 810)):
        canvas.box(x - 10, y, x + 10, y + 130, (104, 78, 56))
        canvas.oval(x, y - 30, 84, 104, (98, 140, 84), (66, 106, 62))
    return canvas.finish()


def hands():
    canvas = Canvas(1600, 1067, (202, 176, 146), (160, 128, 98), 18)
    canvas.oval(800, 620, 720, 410, (236, 212, 172), (206, 172, 126))
    for speck in range(160):
        x, y = canvas.random.randint(120, 1480), canvas.random.randint(260, 1000)
        canvas.oval(x, y, canvas.random.uniform(2, 6), canvas.random.uniform(2, 4), (250, 244, 232))
    canvas.light(800, 760, 280, 60, (96, 66, 42), 130, 40)
    canvas.oval(800, 660, 250, 128, (252, 242, 222), (230, 206, 168))
    for fold in range(5):
        canvas.line([(640 + fold * 70, 590), (680 + fold * 54, 640)], (218, 190, 148), 6)
    for side in (-1, 1):
        skin, dark = (172, 116, 82), (142, 90, 62)
        canvas.shape(
            [(800 + side * 800, 250), (800 + side * 800, 560), (800 + side * 420, 690), (800 + side * 300, 560)],
            (66, 104, 120),
            (46, 78, 94),
        )
        canvas.shape(
            [(800 + side * 440, 540), (800 + side * 400, 690), (800 + side * 250, 720), (800 + side * 220, 580)], skin, dark
        )
        for finger in range(4):
            start = (800 + side * (260 - finger * 4), 590 + finger * 34)
            end = (800 + side * (120 + abs(finger - 1) * 16), 610 + finger * 38)
            canvas.line([start, end], shade(skin, 1 - finger * 0.03), 36)
            canvas.oval(end[0] - side * 2, end[1] - 3, 10, 9, (206, 156, 122))
        canvas.line([(800 + side * 300, 580), (800 + side * 190, 530)], skin, 42)
    return canvas.finish()


def classroom():
    canvas = Canvas(1600, 1067, (226, 220, 204), (206, 196, 174), 19)
    room(canvas, 700, (158, 128, 98), (60, 120, 250, 340))
    canvas.box(430, 100, 1330, 520, (146, 106, 70), (120, 84, 54), 6)
    canvas.box(454, 124, 1306, 496, (52, 88, 78), (40, 70, 62))
    for row, length in enumerate((520, 660, 420, 580)):
        x = 510
        y = 190 + row * 72
        while x < 510 + length:
            width = canvas.random.randint(30, 90)
            canvas.line([(x, y), (x + width, y + canvas.random.randint(-3, 3))], (214, 222, 212), 5)
            x += width + 22
    canvas.shape([(1130, 420), (1230, 420), (1180, 330)], (226, 206, 130))
    for row in range(3):
        size, y = 1 + row * 0.28, 640 + row * 130
        for column in range(4 - row // 2):
            x = 130 + column * 400 * (1 + row * 0.14) - row * 70
            canvas.light(x + 120 * size, y + 128 * size, 130 * size, 14, (70, 48, 32), 130, 14)
            canvas.box(x, y, x + 240 * size, y + 24 * size, (216, 170, 110), (184, 136, 80), 5)
            for leg in (14, 212):
                canvas.box(x + leg * size, y + 24 * size, x + (leg + 14) * size, y + 124 * size, (86, 96, 100), (60, 68, 72))
            canvas.box(x + 60 * size, y - 12 * size, x + 150 * size, y, (238, 234, 224), (206, 200, 186), 3)
    return canvas.finish()


def coffee():
    canvas = Canvas(1200, 1200, (120, 88, 64), (84, 58, 42), 20)
    for plank in range(6):
        canvas.box(0, plank * 202, 1200, plank * 202 + 196, (138, 100, 70), (120, 84, 58))
    canvas.light(640, 690, 430, 400, (40, 26, 18), 170, 60)
    canvas.oval(600, 620, 430, 430, (246, 240, 228), (214, 204, 188))
    canvas.oval(600, 620, 330, 330, (226, 216, 200), (244, 238, 226))
    canvas.box(880, 560, 1090, 680, (246, 240, 228), (222, 212, 198), 50)
    canvas.oval(600, 620, 286, 286, (250, 246, 238), (220, 210, 196))
    canvas.oval(600, 620, 256, 256, (122, 74, 40), (92, 52, 28))
    canvas.oval(600, 620, 240, 240, (176, 116, 66), (140, 88, 48))
    for side in (-1, 1):
        for leaf in range(5):
            canvas.oval(600 + side * (50 + leaf * 8), 480 + leaf * 58, 66 - leaf * 7, 26, (244, 226, 194), (232, 206, 166))
    canvas.line([(600, 440), (600, 800)], (176, 116, 66), 10)
    for bean in range(26):
        x, y = (
            canvas.random.randint(20, 1180),
            canvas.random.choice([canvas.random.randint(20, 130), canvas.random.randint(1080, 1180)]),
        )
        canvas.oval(x, y, 34, 24, (94, 56, 32), (62, 36, 20))
        canvas.line([(x - 24, y), (x, y + 4), (x + 24, y)], (46, 26, 14), 4)
    return canvas.finish()


def stage():
    canvas = Canvas(1600, 1067, (50, 34, 58), (34, 22, 40), 21)
    for fold in range(18):
        x = fold * 92 - 20
        canvas.box(x, 0, x + 90, 700, (150, 48, 56), (104, 30, 42))
        canvas.box(x + 60, 0, x + 90, 700, (118, 36, 46), (84, 24, 36))
    canvas.box(0, 690, 1600, 1067, (150, 104, 68), (84, 54, 36))
    for x, colour in ((360, (255, 226, 170)), (800, (255, 236, 200)), (1240, (250, 216, 190))):
        canvas.light(x, 460, 190, 420, colour, 90, 110)
        canvas.light(x, 770, 230, 50, colour, 130, 40)
    for index in range(9):
        x, y = 330 + index * 118, 700 - abs(4 - index) * 10
        canvas.light(x, y + 62, 54, 12, (24, 14, 18), 160, 12)
        canvas.box(x - 48, y - 210, x + 48, y + 60, (38, 40, 58), (24, 24, 38), 40)
        canvas.oval(x, y - 246, 36, 44, (46, 40, 50), (30, 26, 36))
    canvas.line([(180, 860), (180, 520)], (60, 60, 66), 12)
    canvas.line([(110, 866), (250, 866)], (60, 60, 66), 14)
    canvas.oval(180, 500, 34, 46, (150, 154, 160), (90, 94, 100))
    return canvas.finish()


def queue():
    canvas = Canvas(640, 480, (226, 232, 226), (200, 208, 200), 22)
    room(canvas, 330, (168, 158, 140), (430, 50, 150, 130))
    for chair in range(5):
        x = 40 + chair * 104
        canvas.light(x + 40, 396, 46, 7, (70, 60, 46), 130, 6)
        canvas.box(x, 230, x + 80, 318, (60, 118, 122), (42, 92, 98), 10)
        canvas.box(x - 4, 312, x + 84, 334, (52, 104, 110), (38, 82, 88), 6)
        for leg in (6, 66):
            canvas.box(x + leg, 334, x + leg + 8, 394, (96, 100, 104))
    canvas.box(60, 60, 340, 150, (40, 62, 74), (30, 48, 58), 8)
    for row in range(3):
        canvas.box(84, 80 + row * 22, 84 + (210, 160, 190)[row], 88 + row * 22, (226, 208, 142), round_by=3)
    return canvas.finish(0.06)


def clinic():
    canvas = Canvas(1600, 1067, (214, 230, 230), (190, 210, 210), 23)
    room(canvas, 780, (176, 186, 182), (1180, 110, 300, 330))
    canvas.box(120, 130, 330, 340, (246, 248, 246), (226, 232, 230), 20)
    canvas.box(200, 160, 250, 310, (70, 150, 120))
    canvas.box(150, 210, 300, 260, (70, 150, 120))
    canvas.box(420, 640, 1240, 712, (238, 240, 236), (206, 212, 208), 10)
    for leg in (460, 1150):
        canvas.box(leg, 712, leg + 40, 980, (150, 160, 160), (118, 128, 128))
    for x, shirt, hair in ((560, (246, 248, 248), (38, 32, 34)), (1080, (88, 122, 142), (48, 38, 36))):
        canvas.box(x - 110, 430, x + 110, 690, shirt, shade(shirt, 0.86), 70)
        canvas.oval(x, 340, 78, 96, (190, 140, 106), (164, 114, 84))
        canvas.oval(x, 290, 84, 66, hair, shade(hair, 0.8))
        canvas.oval(x - 26, 346, 7, 8, (40, 30, 28))
        canvas.oval(x + 26, 346, 7, 8, (40, 30, 28))
        canvas.line([(x - 22, 388), (x, 396), (x + 22, 388)], (122, 70, 60), 5)
    canvas.line([(660, 610), (800, 630), (980, 600)], (60, 70, 76), 10)
    canvas.box(760, 590, 880, 646, (60, 70, 76), (40, 48, 54), 10)
    canvas.box(300, 560, 400, 640, (232, 190, 92), (204, 156, 64), 8)
    return canvas.finish()


def bay():
    canvas = Canvas(1067, 1600, (120, 176, 206), (248, 220, 184), 24)
    canvas.light(700, 640, 170, 150, (255, 240, 206), 220, 90)
    canvas.shape(
        [(0, 780), (260, 640), (520, 760), (760, 680), (1067, 770), (1067, 860), (0, 860)], (116, 142, 150), (96, 126, 138)
    )
    canvas.box(0, 830, 1067, 1600, (108, 160, 176), (44, 96, 122))
    for wave in range(70):
        x, y = canvas.random.randint(-60, 1067), canvas.random.randint(850, 1580)
        canvas.line([(x, y), (x + 40 + (y - 840) / 8, y)], (176, 208, 210), 2 + (y - 840) / 300)
    canvas.light(700, 1010, 60, 210, (255, 236, 198), 130, 50)
    for x, y, size in ((330, 1080, 1.4), (760, 960, 0.7)):
        canvas.shape(
            [(x - 150 * size, y), (x + 160 * size, y), (x + 110 * size, y + 54 * size), (x - 100 * size, y + 54 * size)],
            (120, 74, 50),
            (84, 50, 34),
        )
        canvas.line([(x, y), (x, y - 250 * size)], (84, 60, 44), 6)
        canvas.shape(
            [(x + 8, y - 240 * size), (x + 8, y - 30 * size), (x + 130 * size, y - 40 * size)], (246, 238, 222), (226, 208, 180)
        )
        canvas.shape(
            [(x - 8, y - 220 * size), (x - 8, y - 30 * size), (x - 90 * size, y - 36 * size)], (208, 96, 72), (176, 74, 54)
        )
    return canvas.finish()


def basket():
    canvas = Canvas(1600, 1067, (228, 214, 190), (198, 178, 146), 25)
    canvas.box(0, 720, 1600, 1067, (142, 106, 76), (104, 74, 50))
    canvas.light(800, 930, 560, 40, (52, 34, 22), 160, 30)
    for item in range(34):
        x, y = canvas.random.randint(420, 1180), canvas.random.randint(470, 640)
        tone = canvas.random.choice([(120, 168, 76), (92, 140, 64), (204, 84, 56), (226, 146, 62), (150, 190, 98)])
        canvas.oval(x, y, canvas.random.randint(48, 96), canvas.random.randint(44, 88), shade(tone, 1.15), shade(tone, 0.8))
    canvas.shape([(340, 600), (1260, 600), (1160, 930), (440, 930)], (206, 160, 98), (150, 106, 60))
    for row in range(6):
        for column in range(16):
            x, y = 372 + column * 54 + row * 6, 626 + row * 50
            if x < 1210 - row * 14:
                canvas.box(x, y, x + 40, y + 22, (178, 130, 74) if (row + column) % 2 else (226, 184, 124), round_by=6)
    canvas.box(320, 580, 1280, 622, (166, 120, 68), (132, 90, 48), 20)
    return canvas.finish()


def logo():
    canvas = Canvas(600, 600, (255, 255, 255), (255, 255, 255), 26)
    canvas.oval(300, 300, 270, 270, (34, 74, 92), (24, 54, 70))
    canvas.oval(300, 300, 236, 236, (248, 240, 222))
    canvas.box(214, 180, 386, 206, (34, 74, 92), round_by=8)
    canvas.box(226, 206, 374, 400, (240, 178, 76), (214, 120, 54), 20)
    canvas.oval(300, 310, 34, 62, (255, 238, 190), (250, 206, 112))
    canvas.box(206, 396, 394, 426, (34, 74, 92), round_by=8)
    canvas.line([(250, 180), (300, 116), (350, 180)], (34, 74, 92), 12)
    return canvas.image.resize((600, 600), Image.Resampling.LANCZOS)


def camera_block(image, orientation, serial, latitude, longitude):
    """An Exif block as a camera writes it: with a thumbnail, a maker note, a serial number and a position."""
    small = image.copy()
    small.thumbnail((160, 160))
    held = io.BytesIO()
    small.save(held, "JPEG", quality=70)
    thumbnail = held.getvalue()

    def angle(degrees):
        minutes = abs(degrees) % 1 * 60
        parts = ((int(abs(degrees)), 1), (int(minutes), 1), (round(minutes % 1 * 60 * 100), 100))
        return b"".join(struct.pack("<II", *part) for part in parts)

    text = lambda value: (2, len(value) + 1, value.encode() + b"\0")
    short = lambda value: (3, 1, struct.pack("<H", value))
    long = lambda value: (4, 1, struct.pack("<I", value))
    main = {
        0x010F: text("Kamera Rekaan"),
        0x0110: text("Rekaan RX-100"),
        0x0112: short(orientation),
        0x0131: text("Penyunting Rekaan 4.2"),
        0x0132: text("2024:02:05 09:41:00"),
        0x013B: text(SECRET),
        0x8298: text(SECRET),
        0x8769: long(0),
        0x8825: long(0),
    }
    camera = {
        0x9003: text("2024:02:05 09:41:00"),
        0x927C: (7, 64, (b"REKAAN-MAKERNOTE " + SECRET.encode()).ljust(64, b".")),
        0xA430: text(SECRET),
        0xA431: text(serial),
        0xA434: text("Lensa Rekaan 35mm"),
        0xA435: text("LENSA-" + serial),
    }
    position = {
        0x0001: text("S" if latitude < 0 else "N"),
        0x0002: (5, 3, angle(latitude)),
        0x0003: text("E"),
        0x0004: (5, 3, angle(longitude)),
        0x001D: text("2024:02:05"),
    }
    preview = {0x0103: short(6), 0x0201: long(0), 0x0202: long(len(thumbnail))}
    tables = [main, camera, position, preview]
    starts, at = [], 8
    for table in tables:
        starts.append(at)
        at += 6 + 12 * len(table) + sum((len(value) + 1) // 2 * 2 for _, _, value in table.values() if len(value) > 4)
    main[0x8769], main[0x8825], preview[0x0201] = long(starts[1]), long(starts[2]), long(at)
    block = b"II*\0" + struct.pack("<I", 8)
    for index, table in enumerate(tables):
        rows, values, where = b"", b"", starts[index] + 6 + 12 * len(table)
        for tag, (kind, count, value) in sorted(table.items()):
            row = value.ljust(4, b"\0")
            if len(value) > 4:
                row = struct.pack("<I", where + len(values))
                values += value + b"\0" * (len(value) % 2)
            rows += struct.pack("<HHI", tag, kind, count) + row
        following = starts[3] if index == 0 else 0
        block += struct.pack("<H", len(table)) + rows + struct.pack("<I", following) + values
    return b"Exif\0\0" + block + thumbnail


PACKET = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmpMM:DocumentID="xmp.did:rekaan-0001">
<dc:creator><rdf:Seq><rdf:li>{SECRET}</rdf:li></rdf:Seq></dc:creator>
<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>{SECRET}</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="Penyunting Rekaan 4.2"/></rdf:Seq></xmpMM:History>
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li mwg-rs:Name="{SECRET}" mwg-rs:Type="Face"/></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()

TURNS = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
"""How the pixels are stored when the camera was held differently."""

PLAIN = {
    "kukusan-dapur": kitchen,
    "rak-buku": library,
    "gereja-pagi": church,
    "ruang-kelas": classroom,
    "cangkir-kopi": coffee,
    "ruang-tunggu": queue,
    "teluk-contoh": bay,
    "keranjang-tak-terpakai": basket,
}
FROM_A_CAMERA = {
    "mesin-jahit": (sewing, 6, "SN-RAHASIA-0001"),
    "kebun-selada": (garden, 3, "SN-RAHASIA-0002"),
    "bengkel-kayu": (workshop, 8, "SN-RAHASIA-0003"),
    "masjid-senja": (mosque, 6, "SN-RAHASIA-0004"),
    "tangan-adonan": (hands, 1, "SN-RAHASIA-0005"),
    "pos-kesehatan": (clinic, 6, "SN-RAHASIA-0006"),
}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in PLAIN.items():
        draw().save(FOLDER / f"{name}.jpg", quality=82, optimize=True)
    for name, (draw, orientation, serial) in FROM_A_CAMERA.items():
        image = draw()
        stored = image.transpose(TURNS[orientation]) if TURNS[orientation] is not None else image
        block = camera_block(image, orientation, serial, -1.234567, 116.876543)
        stored.save(FOLDER / f"{name}.jpg", quality=82, optimize=True, exif=block, xmp=PACKET, comment=SECRET.encode())
    stage().save(FOLDER / "panggung-musik.webp", quality=82, method=4, xmp=PACKET)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET)
    notes.add_itxt("XML:com.adobe.xmp", PACKET.decode())
    logo().quantize(64).save(FOLDER / "logo-sanggar-lentera.png", optimize=True, pnginfo=notes)


if __name__ == "__main__":
    main()
