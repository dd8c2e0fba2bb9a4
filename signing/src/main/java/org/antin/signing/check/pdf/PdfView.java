package org.antin.signing.check.pdf;

import org.antin.signing.check.Reason;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Nothing;
import org.antin.signing.check.pdf.PdfValue.Ref;
import org.antin.signing.check.pdf.Section.Entry;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The file as it stood when it ended at some byte: every object as a reader of that time saw it.
final class PdfView {
    private final PdfFile file;
    private final int end;
    private final List<Section> sections;
    private final boolean rebuilt;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private final Set<Integer> opening = new HashSet<>();
    private boolean inconsistent;

    private PdfView(PdfFile file, int end, List<Section> sections, boolean rebuilt) {
        this.file = file;
        this.end = end;
        this.sections = sections;
        this.rebuilt = rebuilt;
        for (Section section : sections) section.entries().forEach(entries::putIfAbsent);
    }

    static PdfView of(PdfFile file, int end) throws PdfTrouble {
        try {
            var view = new PdfView(file, end, Sections.upTo(file, end), false);
            if (view.catalog() != null) return view;
        } catch (PdfTrouble e) {
            if (PdfFile.overLimit(e)) throw e;
        }
        return new PdfView(file, end, Sections.rebuilt(file, end), true);
    }

    PdfFile file() {
        return file;
    }

    int end() {
        return end;
    }

    /// Newest first.
    List<Section> sections() {
        return sections;
    }

    /// Whether the cross-reference couldn't be followed and the objects were searched for.
    boolean rebuilt() {
        return rebuilt;
    }

    /// Whether some object met so far was not where the cross-reference says.
    boolean inconsistent() {
        return inconsistent;
    }

    Dict trailer() {
        return sections.getFirst().trailer();
    }

    boolean encrypted() {
        return sections.stream().anyMatch(s -> s.trailer().get("Encrypt") != Nothing.NULL);
    }

    @Nullable Dict catalog() throws PdfTrouble {
        return dict(trailer().get("Root"));
    }

    /// Where an object of this number is kept; null when the view has none.
    @Nullable Entry entry(int number) {
        return entries.get(number);
    }

    /// The numbers of all objects in use.
    Set<Integer> numbers() {
        var numbers = new HashSet<Integer>();
        entries.forEach(
                (number, entry) -> {
                    if (!(entry instanceof Entry.Free)) numbers.add(number);
                });
        return numbers;
    }

    int generation(int number) {
        return entries.get(number) instanceof Entry.At(int _, int generation) ? generation : 0;
    }

    /// What a value stands for: references are followed to their end.
    PdfValue resolve(PdfValue value) throws PdfTrouble {
        PdfValue at = value;
        for (int hops = 0; at instanceof Ref ref; hops++) {
            if (hops > file.budget().depth()) throw PdfTrouble.malformed("reference loop");
            at = object(ref);
        }
        return at;
    }

    /// The dictionary a value stands for, a stream's own included; null when it is neither.
    @Nullable Dict dict(PdfValue value) throws PdfTrouble {
        return switch (resolve(value)) {
            case Dict dict -> dict;
            case PdfValue.Stream stream -> stream.dict();
            default -> null;
        };
    }

    /// The items of the array a value stands for; empty when it isn't one.
    List<PdfValue> items(PdfValue value) throws PdfTrouble {
        return resolve(value) instanceof PdfValue.Array(var items) ? items : List.of();
    }

    private PdfValue object(Ref ref) throws PdfTrouble {
        file.budget().step();
        return switch (entries.get(ref.number())) {
            case Entry.At(int offset, int generation) -> written(ref, offset, generation);
            case Entry.Packed(int container, int _) -> unpack(ref, container);
            case Entry.Free _ -> Nothing.NULL;
            case null -> Nothing.NULL;
        };
    }

    private PdfValue written(Ref ref, int offset, int generation) throws PdfTrouble {
        // An object whose length lies in itself would be opened for ever.
        if (!opening.add(ref.number())) throw PdfTrouble.malformed("object needs itself");
        try {
            IndirectObject object = file.objectAt(offset, end, this);
            if (object.number() != ref.number() || generation != ref.generation()) {
                inconsistent = true;
                if (object.number() != ref.number()) return Nothing.NULL;
            }
            return object.value();
        } catch (PdfTrouble e) {
            if (PdfFile.overLimit(e)) throw e;
            inconsistent = true;
            return Nothing.NULL;
        } finally {
            opening.remove(ref.number());
        }
    }

    private PdfValue unpack(Ref ref, int container) throws PdfTrouble {
        PdfValue value = open(container).get(ref.number());
        if (value == null) inconsistent = true;
        return value == null ? Nothing.NULL : value;
    }

    private Map<Integer, PdfValue> open(int container) throws PdfTrouble {
        if (!(entries.get(container) instanceof Entry.At(int offset, int generation))) {
            throw PdfTrouble.malformed("container of packed objects");
        }
        if (!(written(new Ref(container, generation), offset, generation)
                instanceof PdfValue.Stream stream)) {
            throw PdfTrouble.malformed("container of packed objects");
        }
        Map<Integer, PdfValue> known = file.container(stream.start());
        if (known != null) return known;
        byte[] data = data(container, generation, stream);
        Long count = stream.dict().whole("N");
        Long first = stream.dict().whole("First");
        if (count == null || first == null || count < 0 || first < 0 || first > data.length) {
            throw PdfTrouble.malformed("packed objects");
        }
        var inside = new HashMap<Integer, PdfValue>();
        var head = new PdfSyntax(data, 0, first.intValue(), false, file.budget());
        for (long i = 0; i < count; i++) {
            int number = head.count();
            long at = first + head.count();
            if (at > data.length) throw PdfTrouble.malformed("packed objects");
            var body = new PdfSyntax(data, (int) at, data.length, false, file.budget());
            inside.putIfAbsent(number, body.value());
        }
        file.keepContainer(stream.start(), inside);
        return inside;
    }

    private byte[] data(int number, int generation, PdfValue.Stream stream) throws PdfTrouble {
        if (!encrypted()) return Unpacked.of(file.bytes(), stream, file.budget());
        PdfFile.Decryption key = file.decryption();
        if (key == null) throw new PdfTrouble(Reason.ENCRYPTED, "packed objects");
        byte[] data = key.unpacked(number, generation);
        file.budget().unpacked(data.length);
        return data;
    }
}
