extension Phrases {
  /// Encryption and logging in.
  static let login = [
    Phrases(
      .tlsFailed, by: "RFC 3207; RFC 8460; Postfix; Exim",
      """
      tls / ssl / starttls > missing / handshake / negotiation / negotiate / not available / unavailable / failed \
        / failure / error / cannot start / could not start / unable to / broken / not supported except required / must / \
        authentication / sessions / too many / advertis / command
      certificate + expired / invalid / verify / verification / mismatch / untrusted / not trusted / self signed / \
        unknown ca / revoked / not valid
      lack of security except policy
      mta sts / dane / tlsa > fail / failed / failure / violation / mismatch / not match / unusable
      mx record > authenticity
      handshake > error / failed / failure
      no shared cipher
      """),
    Phrases(
      .authRequired, at: [.mail, .rcpt], by: "Exim",
      """
      local address / local sender / local domain / mail from is local > not authenticated / must authenticate / \
        use smtp auth
      """),
    Phrases(
      .appPassword, by: "Gmail; Yahoo; Yandex; QQ Mail",
      """
      application / app + specific password / password / passwords except not supported
      授权码 / 客户端授权 / 专用密码
      authorization code / authorisation code
      does not have access rights to this service
      пароль приложения / пароли приложений / пароль для внешних
      second factor / two factor / two step / 2 step / 2fa except oauth
      """),
    Phrases(
      .serverFault, digit: 4, by: "21CN",
      """
      auth$ / authentication > support error
      """),
    Phrases(
      .serverFault, at: [.auth, .other], by: "Exim; Gmail",
      """
      authenticate at present / authentication temporarily / temporary authentication
      temporar > authentic / auth$ except method
      """),
    Phrases(
      .authFailed, at: [.auth], by: "RFC 4954; Exim",
      """
      base64 / base 64
      """),
    Phrases(
      .authMethod, at: [.auth, .other, .mail, .ehlo, .helo], by: "RFC 4954; Exchange Online; Exim",
      """
      smtpclientauthentication is disabled / smtp client authentication is disabled
      security defaults / conditional access / criteria to be authenticated
      basic authentication / basic auth / legacy authentication / smtp auth / smtp authentication / password \
        authentication + disabled / not allowed / blocked / turned off / deprecated / not enabled / no longer
      mechanism / mechanisms + not supported / unsupported / unknown / invalid / not available / unavailable / \
        unrecognized / unrecognised / not offered / not allowed / too weak / disabled / not implemented / no$ / \
        support
      authentication type / auth type / auth method / authentication method / login method / type of \
        authentication + not supported / unsupported / unknown / invalid / not available / unrecognized / \
        unrecognised / not allowed / disabled / not implemented
      auth > type / method > unimplemented / unknown / not
      xoauth + no longer
      only support / only supports / supports only / only accept / only accepts + authentication / login / plain / \
        auth$ / mechanism except secure / tls / ssl / encrypted
      user has no permission
      auth / authentication + not advertised / not offered / not available / not supported / not implemented / not \
        enabled / when not advertised / command is not / not permitted on
      oauth + required / must / instead
      password transition / transition is needed
      用户无权
      """),
    // What refused the login is quoted in the refusal of MAIL.
    Phrases(
      .authFailed, at: [.mail, .rcpt, .other], by: "Exchange Online",
      """
      client not authenticated + authentication unsuccessful
      """),
    Phrases(
      .recipientPolicy, by: "Exchange Online",
      """
      domain is configured to reject > anonymous
      """),
    Phrases(
      .licence, by: "SendGrid; Mailgun; Postmark; Cisco",
      """
      license / licence / subscription / trial + expired / exceeded / invalid / limit / ended / required / over
      credit / credits + exceeded / exhausted / insufficient / no more
      free account / free accounts / free plan / free tier / evaluation except spf / dkim / dmarc / policy
      requires an upgrade / upgrade your / please upgrade / upgrade to
      account is pending / account > pending
      activate your / activation email / activate the account
      account > not activated / not yet activated / awaiting / under review except user account
      outbounds disabled
      unpaid / overdue / payment required / billing / domain has expired + account / renew
      """),
    Phrases(
      .accountBlocked, digit: 5, at: [.auth, .mail], by: "any server",
      except: "mechanism",
      """
      your account / this account / the account > closed / terminated / blocked / banned / locked / frozen
      """),
    Phrases(
      .accountBlocked, at: [.auth, .mail, .data, .endOfMessage, .rcpt, .other],
      by: "Exchange Online; Gmail; Zoho; Amazon SES; Yahoo",
      except: """
        pfrecipient / sender address blocked / recipient / target / you tried to reach / mailbox you / inbox / \
          sending ip / banned ip / message to / unregistered / unverified / not verified / sending domain / dmarc / \
          spf$ / dkim
        """,
      """
      bad outbound sender / outbound spam
      sending + suspended / disabled / denied / revoked / privileges / unusual / banned / restricted / deactivated \
        / paused + account / sender / user / email / mail / activity / sending
      account + suspended / compromised / hacked / abuse / spam abuse / locked / restricted / deactivated / \
        disabled + sending / your / abuse / sender / smtp / login / auth / spam / outgoing
      outgoing + blocked / suspended / disabled / restricted
      your account + locked / blocked / disabled / suspended / restricted / inactive / compromised
      log in / login / sign in + web browser / webmail
      email security alert
      spam abuse detected
      login is disabled / account is disabled for / login disabled for / this email has been temporarily blocked
      tenant has exceeded
      banned sender except ip / sending ip
      account > not authorized / not authorised / not permitted / not allowed / not entitled > to use
      account > no longer > authorised / authorized / allowed / permitted
      user / account > banned / blocked > from sending / sending
      blacklisted user
      message sending for this account
      """),
    Phrases(
      .accountBlocked, details: ["1.8"], by: "Zoho",
      """
      sender address blocked
      """),
    Phrases(
      .accountBlocked, at: [.auth], by: "Dovecot; mox; many",
      """
      account / user / mailbox / login > disabled / suspended / locked / blocked / inactive / deactivated / \
        expired / not active / banned
      """),
    Phrases(
      .tlsRequired, by: "RFC 3207; Postfix; Gmail; Exchange",
      """
      starttls + must / first / required / mandatory / need / use / issue / required before / before except after starttls
      encryption too weak / encryption is too weak / unencrypted
      tls / ssl / encryption / encrypted / secure connection / security + required / require / requires / \
        mandatory / must / needed / without / not using / wasnt sent over / only accept / forced / demands except \
        lack of / application / relay / dkim
      over a tls connection / security level check / feel vulnerable
      plaintext / cleartext / plain text / unencrypted + authentication / connection / session / login / auth / \
        password + disallowed / not allowed / disabled / refused / forbidden / not permitted / not accepted / \
        prohibited
      """),
  ]
}
