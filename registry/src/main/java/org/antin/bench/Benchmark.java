package org.antin.bench;

import java.util.List;

/// Something worth measuring again. A new one is added to [Bench#ALL].
interface Benchmark {
    /// What the command line calls it: lower-case letters and dashes.
    String name();

    /// What it measures, in a few words.
    String about();

    /// Measures.
    ///
    /// @param options what followed the name on the command line
    /// @param sheet takes each figure as soon as it stands, so that a run that is cut leaves some
    /// @throws Exception if it could not be carried through; the message is shown as one line
    void measure(List<String> options, Sheet sheet) throws Exception;
}
