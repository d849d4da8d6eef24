import Causes

extension StateCase {
  static let login: [StateCase] = [
    StateCase(
      "AUTH before EHLO (Exim)", greeting + "C: AUTH LOGIN\nS: 503 AUTH command used when not advertised",
      .unknownCommand,
      says: ["EHLO before AUTH"], never: ["Next: STARTTLS"], next: hello),
    StateCase(
      "AUTH after HELO (field 42)", helo + "C: AUTH LOGIN\nS: 503 AUTH command used when not advertised",
      .unknownCommand,
      says: ["You said HELO"], never: ["not on its"], next: hello),
    StateCase(
      "AUTH before EHLO (aiosmtpd)", greeting + "C: AUTH LOGIN\nS: 503 Error: send EHLO first", .unknownCommand,
      says: ["EHLO before AUTH"],
      next: hello),
    StateCase(
      "AUTH before TLS (Exim)",
      ehlo("SIZE 1", "STARTTLS") + "C: AUTH LOGIN\nS: 503 AUTH command used when not advertised",
      .tlsRequired, says: ["perhaps because TLS is not on"], next: "STARTTLS"),
    StateCase(
      "no login on this port (Postfix)",
      ehlo("SIZE 1") + "C: AUTH PLAIN AGEAYg==\nS: 503 5.5.1 Error: authentication not enabled",
      .wrongPort, says: ["logging in is not offered"], never: ["STARTTLS"], next: sender),
    StateCase(
      "AUTH unknown (Python)", ehlo("SIZE 1") + "C: AUTH LOGIN\nS: 500 Error: command \"AUTH\" not recognized",
      .wrongPort,
      says: ["logging in is not offered"], never: ["too long", "spelling"], next: sender),
    StateCase(
      "AUTH unknown, and no EHLO said", helo + "C: AUTH LOGIN\nS: 500 Learn to type!", .unknownCommand,
      says: ["EHLO before AUTH"],
      never: ["too long"], next: hello),
    StateCase(
      "AUTH that lists nothing (field 12)",
      ehlo("AUTH", "X-EXPS GSSAPI NTLM LOGIN") + "C: AUTH LOGIN\nS: 504 5.7.4 Unrecognized authentication type",
      .wrongPort,
      says: ["lists no mechanism", "X-EXPS is Exchange's own"], next: sender),
    StateCase(
      "logged in already (Postfix)",
      ehlo("AUTH PLAIN")
        + "C: AUTH PLAIN AGEAYg==\nS: 235 ok\nC: AUTH PLAIN AGEAYg==\nS: 503 5.5.1 Error: already authenticated",
      .unknownCommand, says: ["logged in already"], next: sender),
    StateCase(
      "AUTH in a message (Postfix)",
      ehlo("AUTH PLAIN") + mail + "C: AUTH PLAIN AGEAYg==\nS: 503 5.5.1 Error: MAIL transaction in progress",
      .unknownCommand, says: ["no place in a message"], next: "RSET"),
    StateCase(
      "AUTH in a message (sendmail)",
      ehlo("AUTH PLAIN") + mail + "C: AUTH PLAIN AGEAYg==\nS: 503 5.5.0 AUTH not permitted during a mail transaction",
      .unknownCommand,
      says: ["no place in a message"], next: "RSET"),
    StateCase(
      "a mechanism that is not listed: 504 (field 26)",
      ehlo("AUTH PLAIN") + "C: AUTH LOGIN\nS: 504 5.7.4 Unsupported authentication mechanism",
      .authMethod, says: ["LOGIN is not on its list", "PLAIN"], next: "AUTH PLAIN"),
    StateCase(
      "a mechanism that is not listed: 535 (field 41)",
      ehlo("AUTH PLAIN") + "C: AUTH LOGIN\nS: 535 5.7.8 Error: authentication failed: Invalid authentication mechanism",
      .authMethod,
      says: ["LOGIN is not on its list"], never: ["password is wrong", "Check both", "STARTTLS"], next: "AUTH PLAIN"),
    StateCase(
      "a mechanism that is not there (Postfix)",
      ehlo("AUTH PLAIN LOGIN") + "C: AUTH FOO\nS: 535 5.7.8 Error: authentication failed: no mechanism available",
      .authMethod,
      says: ["FOO is not on its list"], never: ["password is wrong"], next: "AUTH LOGIN"),
    StateCase(
      "a mechanism that is not there (sendmail)",
      ehlo("AUTH PLAIN LOGIN") + "C: AUTH FOO\nS: 504 5.3.3 AUTH mechanism FOO not available",
      .authMethod, says: ["FOO is not on its list"], never: ["Leave it out", "feature"], next: "AUTH LOGIN"),
    StateCase(
      "a mechanism that is listed, and refused by name",
      ehlo("AUTH PLAIN LOGIN") + "C: AUTH LOGIN\nS: 504 5.5.4 Unrecognized authentication type", .authMethod,
      says: ["LOGIN is on its list", "No password was sent"], never: ["same line"], next: "AUTH PLAIN"),
    StateCase(
      "the same, with the password on the line",
      ehlo("AUTH PLAIN LOGIN") + "C: AUTH PLAIN AGEAYg==\nS: 504 5.7.4 Unsupported mechanism", .authMethod,
      says: ["PLAIN is on its list", "was not asked"], never: ["No password"], next: "AUTH LOGIN"),
    StateCase(
      "both of them",
      ehlo("AUTH PLAIN LOGIN") + "C: AUTH LOGIN\nS: 504 5.5.4 no\nC: AUTH PLAIN\nS: 504 5.5.4 no", .authMethod,
      says: ["PLAIN is on its list"], next: "QUIT"),
    StateCase(
      "a demand for a login, one mechanism having been refused",
      ehlo("AUTH PLAIN LOGIN")
        + "C: AUTH LOGIN\nS: 504 5.5.4 no\nC: MAIL FROM:<a@example.org>\nS: 530 5.7.0 Authentication required",
      .authRequired, says: ["log in first"], next: "AUTH PLAIN"),
    StateCase(
      "a demand for a login, each having been refused",
      ehlo("AUTH LOGIN")
        + "C: AUTH LOGIN\nS: 504 5.5.4 no\nC: MAIL FROM:<a@example.org>\nS: 530 5.7.0 Authentication required",
      .authRequired, says: ["refused each kind"], never: ["offers none"], next: "QUIT"),
    StateCase(
      "AUTH on the list, and unknown",
      ehlo("AUTH PLAIN LOGIN") + "C: AUTH PLAIN AGEAYg==\nS: 500 5.5.2 unrecognized command", .authMethod,
      says: ["AUTH is on its EHLO list"], never: ["too long"], next: sender),
    StateCase(
      "a demand for a login, after one",
      ehlo("AUTH PLAIN LOGIN")
        + "C: AUTH PLAIN AGEAYg==\nS: 235 ok\nC: MAIL FROM:<a@example.org>\nS: 530 5.7.0 Authentication required",
      .authRequired, says: ["though you are logged in"], never: ["log in first"], next: "QUIT"),
    StateCase(
      "535 to AUTH PLAIN alone (field 19)",
      ehlo("AUTH PLAIN LOGIN") + "C: AUTH PLAIN\nS: 535 Incorrect authentication data", .authMethod,
      says: ["same line", "No password was sent"], never: ["is wrong:", "Check both", "STARTTLS"], next: "AUTH LOGIN"),
    StateCase(
      "535 to AUTH PLAIN alone, and nothing else is listed",
      ehlo("AUTH PLAIN") + "C: AUTH PLAIN\nS: 535 Incorrect authentication data",
      .authMethod, says: ["same line"], never: ["Check both"],
      next: "AUTH PLAIN followed by the base64 in the same line"),
    StateCase(
      "no base64 (field 40)",
      helo
        + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: test123\nS: 535 5.7.8 Error: authentication failed: another step is needed in authentication",
      .authFailed, says: ["not base64"], never: ["password is wrong", "Check both"], next: hello),
    StateCase(
      "words that happen to be base64 (field 40)",
      ehlo("AUTH LOGIN")
        + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: test\nS: 334 UGFzc3dvcmQ6\nC: test\nS: 535 5.7.8 Error: authentication failed: authentication failure",
      .authFailed, says: ["gibberish"], never: ["Check both"], next: "AUTH LOGIN"),
    StateCase(
      "no base64 (Dovecot)",
      ehlo("AUTH PLAIN") + "C: AUTH PLAIN\nS: 334 \nC: hunter2!\nS: 535 5.7.8 Invalid base64 in response", .authFailed,
      says: ["not base64"], never: ["app password"], next: "AUTH PLAIN"),
    StateCase(
      "no base64 (sendmail)",
      ehlo("AUTH PLAIN") + "C: AUTH PLAIN\nS: 334 \nC: hunter2!\nS: 501 5.5.4 cannot decode AUTH parameter ****",
      .authFailed, says: ["not base64"], never: ["cancel"], next: "AUTH PLAIN"),
    StateCase(
      "an incomplete response (Postfix)",
      ehlo("AUTH PLAIN")
        + "C: AUTH PLAIN YQ==\nS: 535 5.7.8 Error: authentication failed: another step is needed in authentication",
      .authFailed, says: ["incomplete", "NUL"], never: ["password is wrong"], next: "AUTH PLAIN"),
    StateCase(
      "cancelled", ehlo("AUTH LOGIN") + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 5.7.0 Authentication aborted",
      nil,
      says: ["login cancelled"], next: "AUTH LOGIN"),
    StateCase(
      "a password that was judged is judged",
      ehlo("AUTH LOGIN")
        + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: Ym9i\nS: 334 UGFzc3dvcmQ6\nC: c2VjcmV0\nS: 535 5.7.8 no", nil,
      says: ["535"],
      never: ["not base64", "No password was sent"], next: nil),
    StateCase(
      "530 after EHLO, AUTH listed (Dovecot)",
      ehlo("AUTH PLAIN LOGIN") + "C: MAIL FROM:<a@b.example>\nS: 530 5.7.0 Authentication required",
      .authRequired, says: ["log in first"], never: ["Next: EHLO"], next: "AUTH LOGIN"),
    StateCase(
      "530 after EHLO, STARTTLS listed",
      ehlo("STARTTLS") + "C: MAIL FROM:<a@b.example>\nS: 530 5.7.0 Authentication required", .authRequired,
      says: ["inside TLS only"], next: "STARTTLS"),
    StateCase(
      "530 after EHLO, neither listed (field 12)",
      ehlo("AUTH") + "C: MAIL FROM:<a@b.example>\nS: 530 5.7.57 SMTP; Client was not authenticated", .authRequired,
      says: ["offers none"], next: "QUIT"),
    StateCase(
      "530 after HELO", helo + "C: MAIL FROM:<a@b.example>\nS: 530 Authentication required", .authRequired,
      says: ["log in first"], next: hello),
    StateCase(
      "RCPT on 587, nobody logged in (Postfix)",
      ehlo("AUTH PLAIN LOGIN") + mail
        + "C: RCPT TO:<b@example.org>\nS: 554 5.7.1 <unknown[127.0.0.1]>: Client host rejected: Access denied",
      .authRequired,
      says: ["log in first", "PLAIN LOGIN"], never: ["postmaster"], next: "RSET", port: 587),
    StateCase(
      "the same after the login is another matter",
      ehlo("AUTH PLAIN") + "C: AUTH PLAIN AGEAYg==\nS: 235 ok\n" + mail
        + "C: RCPT TO:<b@example.org>\nS: 554 5.7.1 <unknown[127.0.0.1]>: Client host rejected: Access denied", nil,
      says: [],
      never: ["log in first", "Log in first"], next: nil, port: 587),
  ]
}
