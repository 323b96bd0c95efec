package org.safepassage.app.server.http;

import java.util.List;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.pages.BoardPage;

/** What each channel says of a pause, for the board. */
@FunctionalInterface
public interface Channels {
    /** Nothing of a drill, or of what is not published, is on any channel. */
    List<BoardPage.Channel> of(PauseState pause);
}
