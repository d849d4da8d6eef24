/// What the options of other programs are called here. A row is a spelling or several of one meaning, and a sentence that
/// says what to write instead.
enum ForeignOptions {
  /// - Parameter name: with its dashes, as it was typed.
  static func words(for name: String) -> String? {
    rows.first { $0.names.contains(name) }?.words
  }

  private static let rows: [(names: Set<String>, words: String)] = [
    // The place. swaks, openssl s_client, curl, ssh, nc.
    (
      ["--server", "-s", "-connect", "--connect", "-host", "--host", "--url"],
      "The server is named without an option: smtp-tutor mail.example.org:587"
    ),
    (["-port"], "It is --port here, or simply: smtp-tutor mail.example.org 587"),
    (["-b", "-li", "--local-interface", "--interface", "--bind"], "It is --source here: the address to connect from."),
    (["-w", "-m", "--connect-timeout", "--max-time", "-timeout"], "It is --timeout here, in seconds."),
    (["--ipv4", "--inet"], "It is -4 here."),
    (["--ipv6", "--inet6"], "It is -6 here."),
    // The greeting.
    (["--ehlo", "--lhlo", "--hello", "-name", "-ehlo", "-helo"], "It is --helo here: the name that --starttls gives."),
    // TLS.
    (["-starttls"], "It is --starttls here, with no word after it."),
    (
      ["-tls", "--ssl", "--starttls-required", "--tls-optional", "-tlso"],
      "It is --starttls here; --tls is TLS from the first octet, on port 465."
    ),
    (
      ["-tlsc", "--tls-on-connect", "--ssl-on-connect", "--implicit-tls"], "It is --tls here: TLS from the first octet."
    ),
    (["--ssl-reqd"], "It is --starttls --tls-required here."),
    (["--cacert", "-CAfile", "--tls-ca-path", "--capath", "-CApath"], "It is --ca-file here: one PEM file."),
    (["-servername", "--sni", "--tls-sni", "--tls-hostname"], "It is --servername here."),
    (["--tls-cert", "-cert", "-E", "-i"], "It is --cert here: a PEM file, with --key if the key is in another."),
    (["--tls-key", "-key", "--private-key"], "It is --key here."),
    (["-cipher", "--ciphers", "--tls-cipher", "-ciphersuites"], "It is --tls-ciphers here."),
    (
      ["-tls1_2", "-tls1_3", "-tls1_1", "-tls1", "--tlsv1.2", "--tlsv1.3", "--tlsv1.1", "--tls-protocol", "--min-tls"],
      "The lowest version is chosen with --tls-min here: --tls-min 1.2"
    ),
    (
      ["-k", "--insecure", "-noverify", "--no-verify", "--no-check-certificate"],
      "It is not needed: a session goes on whatever the certificate is, and says what is wrong with it."
    ),
    (
      ["--tls-verify", "-verify", "-verify_return_error", "--verify"],
      "The certificate is always checked; with --tls-required nothing is sent if it is not right."
    ),
    (["-showcerts"], "Type :tls pem in the session."),
    // Logging in.
    (
      ["-u", "-au", "-l", "--auth-user", "--username", "--login"], "It is --user here; then type :auth in the session."
    ),
    (
      ["-ap", "--auth-password", "--password", "--pass"],
      "A password on the command line can be read by others: :auth asks for it, and --password-file FILE reads it from "
        + "a file, for a script."
    ),
    (
      ["-a", "--auth", "--auth-hide-password", "--login-options", "--sasl-ir", "--oauth2-bearer", "--auth-map"],
      "Type :auth in the session, or :auth and a mechanism: :auth CRAM-MD5"
    ),
    // The mail.
    (["-f", "--mail-from", "--sender"], "Type it in the session: MAIL FROM:<you@example.org>"),
    (["--mail-rcpt", "--rcpt", "--recipient"], "Type it in the session: RCPT TO:<bob@example.org>"),
    (
      ["-d", "--data", "--attach", "-T", "--upload-file", "--add-header", "--subject"],
      "Write the message into a file, and type :data FILE in the session."
    ),
    (
      ["--quit-after", "-quit-after"],
      "smtp-tutor send -n stops after the recipients, and a session from a pipe ends with its last line."
    ),
    (["--pipeline", "--pipelining"], "Type :hold, then the lines, then :release: they leave in one piece."),
    (["--protocol", "--lmtp"], "Type what the protocol says: HELO, EHLO or LHLO."),
    (["--xclient", "--xclient-addr", "--proxy"], "Type it in the session: XCLIENT ADDR=192.0.2.1"),
    (["-C", "-crlf", "--crlf"], "It is not needed: each line ends with CRLF, however it was typed."),
    // What is shown.
    (["-o", "--output", "--trace-file", "-logfile"], "It is --log here: a new file that smtp-tutor replay can play."),
    (["--trace", "--trace-ascii", "-debug", "-msg", "--debug", "--dump"], "It is -vv here, or :wire in the session."),
    (
      ["-stl", "--show-time-lapse", "--timing", "--trace-time"],
      "It is -v here, or :timing in the session: how long each reply took."
    ),
    (
      ["-S", "--silent", "-quiet", "--hide-all", "--no-info-hints", "-brief"],
      "It is --quiet here; --notes brief says a little."
    ),
    (["--colour", "--no-colour"], "It is spelt --color and --no-color."),
    (["-V", "-version"], "It is --version here."),
    (["-z", "--probe"], "From a pipe the exit status tells: echo QUIT | smtp-tutor HOST"),
  ]
}
