package org.antin.signing.make;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// How much a page's text would unpack to, found without unpacking it into memory: a small file can
/// hold gigabytes of zeros. Pictures are left out, because text is read without them.
final class UnpackedSize {
    private static final Set<COSName> FLATE =
            Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION);
    private static final Set<COSName> LZW =
            Set.of(COSName.LZW_DECODE, COSName.LZW_DECODE_ABBREVIATION);

    /// The most a byte can become: 258 bytes from two bits; 4,096 bytes from twelve bits.
    private static final long FLATE_RATIO = 1032;

    private static final long LZW_RATIO = 2731;

    private static final int MOST_OBJECTS = 100_000;

    private final long limit;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> waiting = new ArrayDeque<>();
    private long size;

    private UnpackedSize(long limit) {
        this.limit = limit;
    }

    /// More than the limit was found, or time ran out.
    static final class Exceeded extends IOException {
        Exceeded() {
            super("a page unpacks or draws more than the limit");
        }
    }

    /// @throws Exceeded if content, forms and fonts of the page unpack to more than `limit` bytes
    /// @throws IOException if a stream can't be read
    static void check(PDPage page, long limit) throws IOException {
        var check = new UnpackedSize(limit);
        check.add(page.getCOSObject().getItem(COSName.CONTENTS));
        check.add(page.getResources() == null ? null : page.getResources().getCOSObject());
        COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation) {
                check.add(annotation.getItem(COSName.AP));
            }
        }
        check.run();
    }

    private void add(@Nullable COSBase base) {
        switch (base instanceof COSObject reference ? reference.getObject() : base) {
            case COSDictionary dictionary when seen.add(dictionary) -> waiting.add(dictionary);
            case COSArray array when seen.add(array) -> waiting.add(array);
            case null, default -> {}
        }
    }

    private void run() throws IOException {
        for (COSBase next = waiting.poll(); next != null; next = waiting.poll()) {
            if (seen.size() > MOST_OBJECTS) throw new Exceeded();
            switch (next) {
                case COSStream stream when isPicture(stream) -> {}
                case COSDictionary dictionary -> {
                    if (dictionary instanceof COSStream stream) count(stream);
                    for (var entry : dictionary.entrySet()) {
                        // A form may name its page or its parent: not what it draws.
                        boolean upward =
                                entry.getKey().equals(COSName.PARENT)
                                        || entry.getKey().equals(COSName.P);
                        if (!upward) add(entry.getValue());
                    }
                }
                case COSArray array -> array.forEach(this::add);
                default -> {}
            }
        }
    }

    private static boolean isPicture(COSStream stream) {
        return COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    }

    private void count(COSStream stream) throws IOException {
        List<COSName> filters = filters(stream);
        long most = stream.getLength();
        for (COSName filter : filters) {
            most = saturatedTimes(most, ratio(filter));
        }
        if (size + most <= limit / 100) size += most;
        else if (filters.stream().anyMatch(LZW::contains)) size += Math.min(most, limit + 1);
        else size += unpacked(stream, filters);
        if (size > limit) throw new Exceeded();
    }

    /// Counts what comes out of Flate; other filters of text make it no longer. Of torn data a
    /// reader gets as far as we do.
    private long unpacked(COSStream stream, List<COSName> filters) throws IOException {
        byte[] buffer = new byte[65_536];
        long count = 0;
        try (InputStream in = inflated(stream.createRawInputStream(), filters)) {
            for (int n = in.read(buffer); n >= 0 && size + count <= limit; n = in.read(buffer)) {
                count += n;
            }
        } catch (ZipException | EOFException e) {
            return count;
        }
        return count;
    }

    private static InputStream inflated(InputStream raw, List<COSName> filters) {
        InputStream in = raw;
        for (COSName filter : filters) {
            if (FLATE.contains(filter)) in = new InflaterInputStream(in);
        }
        return in;
    }

    private static List<COSName> filters(COSStream stream) {
        return switch (stream.getFilters()) {
            case COSName one -> List.of(one);
            case COSArray many ->
                    many.toList().stream()
                            .filter(COSName.class::isInstance)
                            .map(COSName.class::cast)
                            .toList();
            case null, default -> List.of();
        };
    }

    private static long ratio(COSName filter) {
        if (FLATE.contains(filter)) return FLATE_RATIO;
        return LZW.contains(filter) ? LZW_RATIO : 1;
    }

    private static long saturatedTimes(long a, long b) {
        return a > Long.MAX_VALUE / 4 / b ? Long.MAX_VALUE / 4 : a * b;
    }
}
