package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Name;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks the streams the structure itself is kept in: cross-reference and object streams (ISO
/// 32000-2, 7.5.7 and 7.5.8). They are FlateDecode or plain; pictures never come here.
final class Unpacked {
    private Unpacked() {}

    static byte[] of(byte[] file, PdfValue.Stream stream, Budget budget) throws PdfTrouble {
        Dict dict = stream.dict();
        PdfValue filter = dict.get("Filter");
        PdfValue parameters = dict.get("DecodeParms");
        if (filter instanceof Array(var filters)) {
            if (filters.size() > 1) throw PdfTrouble.malformed("filters of a structure stream");
            filter = filters.isEmpty() ? PdfValue.Nothing.NULL : filters.getFirst();
            if (parameters instanceof Array(var all)) {
                parameters = all.isEmpty() ? PdfValue.Nothing.NULL : all.getFirst();
            }
        }
        if (filter == PdfValue.Nothing.NULL) {
            budget.unpacked(stream.length());
            byte[] plain = new byte[stream.length()];
            System.arraycopy(file, stream.start(), plain, 0, plain.length);
            return plain;
        }
        if (!(filter instanceof Name(var name))
                || !(name.equals("FlateDecode") || name.equals("Fl")))
            throw PdfTrouble.malformed("filter of a structure stream");
        byte[] data = inflate(file, stream, budget);
        return parameters instanceof Dict p ? unpredicted(data, p) : data;
    }

    private static byte[] inflate(byte[] file, PdfValue.Stream stream, Budget budget)
            throws PdfTrouble {
        var out = new ByteArrayOutputStream(stream.length() * 3);
        byte[] piece = new byte[8192];
        try (var inflater = new Inflater()) {
            inflater.setInput(file, stream.start(), stream.length());
            while (!inflater.finished()) {
                int n = inflater.inflate(piece);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) break;
                budget.unpacked(n);
                out.write(piece, 0, n);
            }
        } catch (DataFormatException e) {
            throw PdfTrouble.malformed("packed stream");
        }
        return out.toByteArray();
    }

    /// PNG predictors (7.4.4.4); the TIFF one isn't used for structure.
    private static byte[] unpredicted(byte[] data, Dict parameters) throws PdfTrouble {
        Long predictor = parameters.whole("Predictor");
        if (predictor == null || predictor == 1) return data;
        if (predictor < 10) throw PdfTrouble.malformed("predictor");
        int columns = size(parameters, "Columns", 1);
        int bytesPerPixel =
                Math.max(
                        1,
                        size(parameters, "Colors", 1)
                                * size(parameters, "BitsPerComponent", 8)
                                / 8);
        int rows = data.length / (columns + 1);
        byte[] out = new byte[rows * columns];
        for (int row = 0; row < rows; row++) {
            int in = row * (columns + 1);
            int to = row * columns;
            for (int i = 0; i < columns; i++) {
                int left = i >= bytesPerPixel ? out[to + i - bytesPerPixel] & 0xFF : 0;
                int up = row > 0 ? out[to + i - columns] & 0xFF : 0;
                int corner =
                        row > 0 && i >= bytesPerPixel
                                ? out[to + i - columns - bytesPerPixel] & 0xFF
                                : 0;
                int guess =
                        switch (data[in]) {
                            case 0 -> 0;
                            case 1 -> left;
                            case 2 -> up;
                            case 3 -> (left + up) / 2;
                            case 4 -> paeth(left, up, corner);
                            default -> throw PdfTrouble.malformed("predictor row");
                        };
                out[to + i] = (byte) (data[in + 1 + i] + guess);
            }
        }
        return out;
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int a = Math.abs(estimate - left);
        int b = Math.abs(estimate - up);
        int c = Math.abs(estimate - corner);
        if (a <= b && a <= c) return left;
        return b <= c ? up : corner;
    }

    private static int size(Dict parameters, String key, int otherwise) throws PdfTrouble {
        Long value = parameters.whole(key);
        if (value == null) return otherwise;
        if (value < 1 || value > 10_000) throw PdfTrouble.malformed("predictor parameter");
        return value.intValue();
    }
}
