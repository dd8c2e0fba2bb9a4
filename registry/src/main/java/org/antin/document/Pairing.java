package org.antin.document;

import org.antin.shell.Phrase;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.files.Pair;
import org.antin.signing.files.Pair.Part;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which of some files belong together: a signature in a file of its own and the document it signs.
/// That a file is such a signature is seen by its content; whose it is, by the names, or because
/// there is only one other file.
public final class Pairing {
    /// What a signature beside its document is usually called, behind the name of that.
    private static final Set<String> ENDINGS = Set.of("p7s", "p7m", "p7", "cms", "sig", "xml");

    private Pairing() {}

    /// The file a report is about, or both.
    public static Phrase called(VerificationReport report) {
        var content = report.content();
        return content == null
                ? Phrase.text(report.file())
                : Phrase.of("document.check.pair", content.file(), report.file());
    }

    /// A file, or two that belong together.
    public sealed interface Item {
        record Single(Part file) implements Item {}

        record Two(Pair pair) implements Item {}

        /// The document of a pair, which may carry signatures of its own as well.
        record Beside(Part document) implements Item {}
    }

    /// In the order of the files.
    static List<Item> of(List<Part> files, Predicate<Part> isSignature) {
        var pairs = new LinkedHashMap<Part, Pair>();
        if (files.size() > 1) {
            var kinds = files.stream().collect(Collectors.partitioningBy(isSignature));
            var documents = kinds.getOrDefault(false, List.of());
            for (var file : kinds.getOrDefault(true, List.of())) {
                document(file, documents, files.size() == 2)
                        .ifPresent(found -> pairs.put(file, new Pair(found, file)));
            }
        }
        var signed = pairs.values().stream().map(Pair::document).collect(Collectors.toSet());
        return files.stream().map(file -> item(file, pairs.get(file), signed)).toList();
    }

    private static Item item(Part file, @Nullable Pair pair, Set<Part> signed) {
        if (pair != null) return new Item.Two(pair);
        return signed.contains(file) ? new Item.Beside(file) : new Item.Single(file);
    }

    /// @param alone whether there are no more than these two
    private static Optional<Part> document(Part signature, List<Part> others, boolean alone) {
        if (alone) return others.stream().findFirst();
        return only(others.stream().filter(other -> isNamedAfter(signature, other)))
                .or(() -> only(others.stream().filter(other -> isOfOneStem(signature, other))));
    }

    private static Optional<Part> only(Stream<Part> found) {
        var all = found.toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// `a.pdf.p7s` of `a.pdf`.
    private static boolean isNamedAfter(Part signature, Part document) {
        return stem(signature).equals(document.name().toLowerCase(Locale.ROOT))
                && ENDINGS.contains(ending(signature));
    }

    /// `a.p7s` of `a.pdf`.
    private static boolean isOfOneStem(Part signature, Part document) {
        return stem(signature).equals(stem(document)) && ENDINGS.contains(ending(signature));
    }

    private static String stem(Part file) {
        int dot = file.name().lastIndexOf('.');
        return (dot < 0 ? file.name() : file.name().substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    private static String ending(Part file) {
        return file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
