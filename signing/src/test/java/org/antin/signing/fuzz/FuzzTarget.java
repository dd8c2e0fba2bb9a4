package org.antin.signing.fuzz;

import org.antin.signing.check.FileFuzz;
import org.antin.signing.check.RecordFuzz;
import org.antin.signing.check.facts.StampFuzz;
import org.antin.signing.trust.path.CertificateFuzz;
import org.antin.signing.trust.path.CrlFuzz;
import org.antin.signing.trust.path.OcspFuzz;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What is fed with bytes nobody checked: each with a corpus of its own.
public enum FuzzTarget {
    PDF(FileFuzz.class, FileFuzz::fuzzerTestOneInput),
    CMS(FileFuzz.class, FileFuzz::fuzzerTestOneInput),
    XML(FileFuzz.class, FileFuzz::fuzzerTestOneInput),
    ASIC(FileFuzz.class, FileFuzz::fuzzerTestOneInput),
    OOXML(FileFuzz.class, FileFuzz::fuzzerTestOneInput),
    JSON(FileFuzz.class, FileFuzz::fuzzerTestOneInput),
    CRL(CrlFuzz.class, CrlFuzz::fuzzerTestOneInput),
    OCSP(OcspFuzz.class, OcspFuzz::fuzzerTestOneInput),
    STAMP(StampFuzz.class, StampFuzz::fuzzerTestOneInput),
    CERTIFICATE(CertificateFuzz.class, CertificateFuzz::fuzzerTestOneInput),
    RECORD(RecordFuzz.class, RecordFuzz::fuzzerTestOneInput);

    /// Has the method Jazzer calls.
    final Class<?> entry;

    final Consumer<byte[]> reader;

    FuzzTarget(Class<?> entry, Consumer<byte[]> reader) {
        this.entry = entry;
        this.reader = reader;
    }

    /// As the command names it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Inputs kept in the repository: seeds, and what once went wrong or found a new way.
    Path corpus() {
        return corpora().resolve(word());
    }

    /// Everything kept, in the order of its names.
    List<Path> inputs() {
        try (Stream<Path> files = Files.list(corpus())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads every corpus of an entry once, so that loading classes is no input's time.
    public static void warmUp(Class<?> entry) {
        for (FuzzTarget one : values()) {
            if (one.entry != entry) continue;
            for (Path input : one.inputs()) {
                try {
                    one.reader.accept(Files.readAllBytes(input));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    static Path corpora() {
        return Repository.root().resolve("signing/src/test/fuzz");
    }
}
