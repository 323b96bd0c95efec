package org.safepassage.notices.site;

/**
 * Signs the list of the site's files. The program gives the key of the record here; this module
 * holds no key.
 */
public interface Signer {
    /**
     * The signature line of a signed note over this text ({@code — name base64}), as C2SP
     * signed-note has it.
     *
     * @param text ends in a line feed
     */
    String sign(String text);

    /** The verifier key, {@code name+id+base64}, as printed on posters. */
    String verifierKey();
}
