package org.antin.signing.make;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A PNG made ready for pages: decoded, its transparent margin cut off, compressed once. Keep one
/// for each signer and use it again; it never changes.
///
/// The margin is cut off so that millimetres speak of the ink: a seal of 36 mm measures 36 mm on
/// paper however much air its file has around it (T14).
public final class Picture {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MAX_BYTES = 4_000_000;
    private static final int MAX_SIDE = 4_000;
    private static final int COARSEST_DPI = 150;

    private final int width;
    private final int height;
    private final byte[] colours;
    private final byte[] alpha;

    private Picture(int width, int height, byte[] colours, byte[] alpha) {
        this.width = width;
        this.height = height;
        this.colours = colours;
        this.alpha = alpha;
    }

    /// The outcome of looking at a PNG.
    ///
    /// @param picture empty if it can't be used at all
    /// @param advice what is wrong or could be better, worst first; empty if all is well
    public record Check(Optional<Picture> picture, List<Advice> advice) {}

    /// What to tell the person who hands in a picture.
    public enum Advice {
        /// Not a PNG, or one that can't be decoded: can't be used.
        NOT_A_PNG("picture-not-a-png"),
        /// Over 4 MB or 4,000 pixels a side: can't be used.
        TOO_LARGE("picture-too-large"),
        /// Nothing to be seen: can't be used.
        EMPTY("picture-empty"),
        /// No transparent background: it will cover what lies under it.
        NOT_TRANSPARENT("picture-not-transparent"),
        /// A leader's signature that isn't blue, or a seal that isn't red.
        WRONG_COLOUR("picture-wrong-colour"),
        /// A seal much higher than wide, or the other way: cut off, or with something beside it.
        NOT_ROUND("picture-not-round"),
        /// Under 150 dots an inch at its size on paper.
        TOO_COARSE("picture-too-coarse");

        private final String text;

        Advice(String text) {
            this.text = text;
        }

        /// The stable code.
        public String text() {
            return text;
        }
    }

    /// Looks at a PNG (T13, T14).
    ///
    /// @param kind LEADER wants blue, ORGANISATION red (NĐ 30/2020, Phụ lục I); others any colour
    /// @param widthMm the width it will have on paper
    public static Check check(byte[] png, SignatureKind kind, double widthMm) {
        if (png.length > MAX_BYTES) return unusable(Advice.TOO_LARGE);
        if (png.length < PNG.length
                || !java.util.Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)) {
            return unusable(Advice.NOT_A_PNG);
        }
        Pixels all;
        try {
            Optional<Pixels> decoded = decode(png);
            if (decoded.isEmpty()) return unusable(Advice.TOO_LARGE);
            all = decoded.get();
        } catch (IOException | RuntimeException e) {
            // The decoder answers damaged chunks with unchecked exceptions as well.
            return unusable(Advice.NOT_A_PNG);
        }
        Optional<Pixels> ink = all.trimmed();
        if (ink.isEmpty()) return unusable(Advice.EMPTY);
        Pixels pixels = ink.get();
        var advice = new ArrayList<Advice>();
        if (!all.hasTransparentGround()) advice.add(Advice.NOT_TRANSPARENT);
        if (!pixels.hasColourOf(kind)) advice.add(Advice.WRONG_COLOUR);
        if (kind == SignatureKind.ORGANISATION && !pixels.isAsHighAsWide()) {
            advice.add(Advice.NOT_ROUND);
        }
        if (pixels.width() / (widthMm / 25.4) < COARSEST_DPI) advice.add(Advice.TOO_COARSE);
        return new Check(Optional.of(pixels.picture()), List.copyOf(advice));
    }

    private static Check unusable(Advice why) {
        return new Check(Optional.empty(), List.of(why));
    }

    /// Empty if the picture is too large to be decoded.
    private static Optional<Pixels> decode(byte[] png) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MAX_SIDE || height > MAX_SIDE) return Optional.empty();
            int[] argb = reader.read(0).getRGB(0, 0, width, height, null, 0, width);
            return Optional.of(new Pixels(width, height, argb));
        } finally {
            reader.dispose();
        }
    }

    /// Width in dots, without the transparent margin.
    public int width() {
        return width;
    }

    /// Height in dots, without the transparent margin.
    public int height() {
        return height;
    }

    /// Height by width.
    double ratio() {
        return (double) height / width;
    }

    /// Red, green, blue of each dot, row by row from the top, in Flate coding. Not to be changed.
    byte[] colours() {
        return colours;
    }

    /// Opacity of each dot in Flate coding. Not to be changed.
    byte[] alpha() {
        return alpha;
    }

    private record Pixels(int width, int height, int[] argb) {
        int alphaAt(int x, int y) {
            return argb[y * width + x] >>> 24;
        }

        /// What is left when rows and columns that show nothing are cut off.
        Optional<Pixels> trimmed() {
            int left = width;
            int right = -1;
            int top = height;
            int bottom = -1;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    if (alphaAt(x, y) < 16) continue;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
            if (right < 0) return Optional.empty();
            int w = right - left + 1;
            int h = bottom - top + 1;
            int[] inside = new int[w * h];
            for (int y = 0; y < h; y++) {
                System.arraycopy(argb, (top + y) * width + left, inside, y * w, w);
            }
            return Optional.of(new Pixels(w, h, inside));
        }

        /// At least a fifth of the whole is seen through: paper ground that was never cut out
        /// fails.
        boolean hasTransparentGround() {
            long clear = 0;
            for (int dot : argb) if (dot >>> 24 < 16) clear++;
            return clear * 5 >= argb.length;
        }

        /// Seals of state bodies are round: a tenth more one way is no scanner's doing.
        boolean isAsHighAsWide() {
            return Math.abs(width - height) * 10 <= Math.max(width, height);
        }

        boolean hasColourOf(SignatureKind kind) {
            if (kind != SignatureKind.LEADER && kind != SignatureKind.ORGANISATION) return true;
            double right = 0;
            double all = 0;
            float[] hsb = new float[3];
            for (int dot : argb) {
                int a = dot >>> 24;
                if (a < 16) continue;
                java.awt.Color.RGBtoHSB(dot >> 16 & 255, dot >> 8 & 255, dot & 255, hsb);
                float degrees = hsb[0] * 360;
                // Paper that wasn't cut out says nothing of the ink.
                if (hsb[1] < 0.15 && hsb[2] > 0.8) continue;
                boolean coloured = hsb[1] > 0.35 && hsb[2] > 0.2;
                boolean hue =
                        kind == SignatureKind.LEADER
                                ? degrees >= 200 && degrees <= 260
                                : degrees <= 15 || degrees >= 335;
                all += a;
                if (coloured && hue) right += a;
            }
            return all > 0 && right >= 0.7 * all;
        }

        Picture picture() {
            byte[] rgb = new byte[argb.length * 3];
            byte[] opacity = new byte[argb.length];
            for (int i = 0; i < argb.length; i++) {
                int dot = argb[i];
                opacity[i] = (byte) (dot >>> 24);
                if (dot >>> 24 == 0) continue;
                rgb[3 * i] = (byte) (dot >> 16);
                rgb[3 * i + 1] = (byte) (dot >> 8);
                rgb[3 * i + 2] = (byte) dot;
            }
            return new Picture(width, height, deflated(rgb), deflated(opacity));
        }

        private static byte[] deflated(byte[] raw) {
            var deflater = new Deflater(Deflater.BEST_COMPRESSION);
            var out = new ByteArrayOutputStream();
            try (var zip = new DeflaterOutputStream(out, deflater)) {
                zip.write(raw);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                deflater.end();
            }
            return out.toByteArray();
        }
    }
}
