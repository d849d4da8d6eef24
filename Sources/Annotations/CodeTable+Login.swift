import Causes

extension CodeTable {
  /// Refusals of AUTH, and demands for it.
  static let login: [CodeRow] = [
    CodeRow(
      [.auth], 422, "log in once with PLAIN first",
      "The server has no secret of the new kind for you yet. RFC 4954 "
        + "gives this the number 432; the registry lists 422 as well.", "AUTH PLAIN", "IANA registry note"),
    CodeRow(
      [.auth], 432, "log in once with PLAIN first",
      "A password transition: the server can make a secret of the new kind for you after one login that shows it the "
        + "password itself. Do that under TLS only.", "AUTH PLAIN", "RFC 4954, section 6"),
    CodeRow(
      [.auth], 435, "logging in does not work at the moment",
      "No RFC knows this number; Exim uses it when the file or database that its logins rely on fails.",
      "Try again later", "Exim"),
    CodeRow(
      [.auth], 454, "logging in does not work at the moment",
      "The user name and password were not judged: something the server relies on failed.", "Try again later",
      "RFC 4954, section 6"),
    CodeRow(
      [.auth], 500, "the login line was too long", "A token or ticket did not fit into the server's buffer.",
      "Use another mechanism of the AUTH list", "RFC 4954, section 6"),
    CodeRow(
      [.auth], 501, "login cancelled, or the answer was not base64",
      "A * cancels, and gets this answer. Otherwise the server could not decode what you sent.",
      "AUTH LOGIN", "RFC 4954, section 4"),
    CodeRow(
      [.auth], 503, "AUTH is out of place: done already, in a message or not offered",
      "One login per session, outside a message, and only when AUTH is in the EHLO list; before STARTTLS it often is "
        + "not.", "{ehlo}", "RFC 4954, section 4"),
    CodeRow(
      [.auth], 504, "this way of logging in is not known here",
      "The argument of AUTH is a mechanism; the server accepts only those of the AUTH line in its EHLO list.",
      "{ehlo}", "RFC 4954, section 4"),
    CodeRow(
      [.auth], 523, "encryption is required before the login", "Turn TLS on first; then EHLO and AUTH again.",
      "STARTTLS", "RFC 5248, section 2.4"),
    CodeRow(
      [.auth], 524, "this way of logging in needs encryption",
      "It would show the password to anyone along the path. Turn TLS on first; then EHLO and AUTH again.",
      "STARTTLS",
      "RFC 5248, section 2.4"),
    CodeRow(
      [.auth], 525, "the account is switched off",
      "The password may be right; the account is not in use any more.",
      "Ask the provider", "RFC 5248, section 2.4"),
    CodeRow(
      [], 530, "a login or encryption is required first",
      "The server wants you to log in with AUTH, or to turn encryption on with STARTTLS; the text says which. Before a "
        + "login AUTH, EHLO, HELO, NOOP, RSET and QUIT are answered; before encryption only EHLO, NOOP, STARTTLS and QUIT.",
      "{ehlo}",
      "RFC 4954, section 6; RFC 3207, section 4"),
    CodeRow(
      [.auth], 534, "this way of logging in is too weak for this user",
      "The server wants a stronger mechanism from its AUTH list, or, at some providers, a password made for this "
        + "program alone.", "{ehlo}", "RFC 4954, section 6"),
    CodeRow(
      [.auth], 535, "the login failed",
      "User name, password or token was not accepted, and the server does not say which. Providers with a second factor want a password made for one program (app "
        + "password) or a token instead of your usual password.", "Check both, then start over with AUTH",
      "RFC 4954, section 6"),
    CodeRow(
      [.auth], 538, "this way of logging in needs encryption",
      "It would show the password to anyone along the path. The number is an old one; the demand is not. Turn TLS on "
        + "first; then EHLO and AUTH again.", "STARTTLS", "RFC 4954, section 6; RFC 2554"),
    CodeRow(
      [], 538, "encryption is required first", "The server wants TLS before it goes on.", "STARTTLS",
      "RFC 4954, section 6; RFC 2554"),
  ]
}
