/// What can be read, in words for people.
package enum KnownForms {
  package static let text =
    "SMTP sessions (C:/S:, telnet, swaks, curl -v, openssl s_client, smtplib, PHPMailer, nodemailer, Net::SMTP, hMailServer, "
    + "Exchange protocol logs), mail logs (Postfix, Exim, Sendmail, qmail, OpenSMTPD, Haraka, Stalwart, Microsoft message "
    + "trace, IIS), bounces, the errors of mail programs and libraries, and single replies such as \"550 5.1.1 User unknown\""
}
