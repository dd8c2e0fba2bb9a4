package org.antin.document.web;

import org.antin.document.DocumentDesk.Handed;
import org.antin.document.FileForm;
import org.antin.document.Secrecy;
import org.antin.shell.Form;
import org.antin.signing.files.Pair.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// A file handed in by a form, and the question asked before it (Điều 1.1.b): the same on every
/// page that takes a document in.
final class Handing {
    private Handing() {}

    /// The form with what is missing or plainly wrong.
    static Form checked(Form form, String secrecy, @Nullable MultipartFile file)
            throws IOException {
        var seen = secrecy.isEmpty() ? form.fault("secrecy", "document.secrecy.required") : form;
        if (file == null || file.isEmpty()) return seen.fault("file", "document.file.required");
        return FileForm.of(file.getBytes()).fits(name(file))
                ? seen
                : seen.fault("file", "document.file.misnamed");
    }

    /// The same where the file's pages are looked at.
    static Form checkedPdf(Form form, String secrecy, @Nullable MultipartFile file)
            throws IOException {
        var seen = checked(form, secrecy, file);
        if (seen.faulty() || file == null) return seen;
        boolean named = name(file).toLowerCase(Locale.ROOT).endsWith(".pdf");
        return named ? seen : seen.fault("file", "document.file.not-named-pdf");
    }

    static Handed handed(String secrecy, MultipartFile file) throws IOException {
        return new Handed(
                "none".equals(secrecy) ? Secrecy.NONE : Secrecy.MARKED,
                name(file),
                file.getBytes());
    }

    /// A file that may come along; empty when none was chosen.
    static Optional<Part> beside(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(name(file), file.getBytes()));
    }

    private static String name(MultipartFile file) {
        return FileNames.shown(file.getOriginalFilename());
    }
}
