package org.safepassage.domain;

import java.time.Instant;

/**
 * A report of a monitor, as it came in. The intake log holds a commitment, so that the text can be
 * deleted and the proof that something came still stands.
 *
 * @param report id, chosen by whoever sent it
 * @param channel by which it came: {@code page}, {@code sms}, {@code form}, {@code stick}, …
 * @param content as it came
 */
public record ReportReceived(Instant at, String report, String channel, String content)
        implements RecordEntry.Received, RecordEntry.Dated {}
