package org.antin.document;

import org.antin.signing.check.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/// What checking one file may cost. All are our own policy; see [Limits] for their meaning.
@ConfigurationProperties("antin.check.limits")
record CheckLimits(
        @DefaultValue("100MB") DataSize file,
        @DefaultValue("400MB") DataSize unpacked,
        @DefaultValue("1000000") int objects,
        @DefaultValue("100") int depth,
        @DefaultValue("500") int signatures,
        @DefaultValue("PT1M") Duration time) {
    Limits limits() {
        return new Limits(file.toBytes(), unpacked.toBytes(), objects, depth, signatures, time);
    }
}
