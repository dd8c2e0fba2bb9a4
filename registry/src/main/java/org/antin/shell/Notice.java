package org.antin.shell;

/// A line at the top of a page: what was just done, what one should know.
public record Notice(Kind kind, Phrase words) {
    /// What sort of line.
    public enum Kind {
        SUCCESS(Tone.GOOD),
        INFO(Tone.PLAIN),
        ATTENTION(Tone.ATTENTION),
        REFUSAL(Tone.DANGER);

        private final Tone tone;

        Kind(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }
    }

    public static Notice success(String key, Object... arguments) {
        return new Notice(Kind.SUCCESS, Phrase.of(key, arguments));
    }

    public static Notice info(String key, Object... arguments) {
        return new Notice(Kind.INFO, Phrase.of(key, arguments));
    }
}
