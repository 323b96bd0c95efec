/**
 * The public site: static files that any web server or a stick can serve. {@link
 * org.safepassage.notices.site.PublicSite} writes all of them from one {@link
 * org.safepassage.notices.SiteState} and switches to them at once. Pages need no script, fetch
 * nothing from elsewhere, set no cookie, and die by themselves: each carries its expiry in large
 * print, says when it is old, and is void after its end.
 */
@NullMarked
package org.safepassage.notices.site;

import org.jspecify.annotations.NullMarked;
