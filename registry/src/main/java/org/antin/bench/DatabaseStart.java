package org.antin.bench;

import org.antin.database.DataFolder;
import org.antin.database.EmbeddedDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// How long the embedded PostgreSQL takes to come up, on no data and on its own.
final class DatabaseStart implements Benchmark {
    private static final int FIRST = 3;
    private static final int LATER = 10;

    @Override
    public String name() {
        return "database-start";
    }

    @Override
    public String about() {
        return "the embedded PostgreSQL's first start and later ones";
    }

    @Override
    public void measure(List<String> options, Sheet sheet) throws Exception {
        var first = new long[FIRST];
        var later = new long[LATER];
        for (int i = 0; i < FIRST; i++) {
            Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "antin-bench-");
            try {
                first[i] = startOnce(folder);
                if (i > 0) continue;
                for (int j = 0; j < LATER; j++) later[j] = startOnce(folder);
            } finally {
                delete(folder);
            }
        }
        sheet.add(new Figure("first start (initdb, roles, extensions)", first));
        sheet.add(new Figure("later start", later));
    }

    private static long startOnce(Path path) throws IOException {
        long begin = System.nanoTime();
        switch (DataFolder.claim(path)) {
            case DataFolder.NotClaimed no -> throw new IOException(no.why());
            case DataFolder.Claimed claimed -> {
                try (DataFolder folder = claimed.folder()) {
                    switch (EmbeddedDatabase.open(folder)) {
                        case EmbeddedDatabase.NotOpened no -> throw new IOException(no.why());
                        case EmbeddedDatabase.Opened opened -> {
                            long took = System.nanoTime() - begin;
                            opened.database().close();
                            return took;
                        }
                    }
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
