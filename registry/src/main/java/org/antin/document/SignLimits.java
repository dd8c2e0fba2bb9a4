package org.antin.document;

import org.antin.signing.make.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What is taken in to be signed. All are our own policy; see [Limits] for their meaning.
@ConfigurationProperties("antin.sign.limits")
record SignLimits(
        @DefaultValue("50000000B") DataSize file,
        @DefaultValue("40000000B") DataSize unpacked,
        @DefaultValue("60") int pages) {
    Limits limits() {
        return new Limits(file.toBytes(), unpacked.toBytes(), pages);
    }
}
