package org.antin.document.web;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;

/// Names of files as people may see them again: no path, no control characters, not endless.
final class FileNames {
    private static final int LONGEST = 180;

    private FileNames() {}

    static String shown(@Nullable String given) {
        if (given == null) return "tep";
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty()) return "tep";
        return name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
    }

    /// The file a report about this file is saved as.
    static String ofReport(String file, String ending) {
        int dot = file.lastIndexOf('.');
        return "ket-qua-kiem-tra-" + (dot > 0 ? file.substring(0, dot) : file) + ending;
    }

    /// The file an archive package of this document is saved as.
    static String ofPackage(String file) {
        int dot = file.lastIndexOf('.');
        return "goi-luu-tru-" + (dot > 0 ? file.substring(0, dot) : file) + ".zip";
    }
}
