extension Phrases {
  /// Rules of one addressee, in words that elsewhere speak of relaying, of the sender or of content.
  static let addressee = [
    Phrases(
      .recipientPolicy, at: [.mail, .rcpt, .data, .endOfMessage, .other], by: "qmail-ldap; list software; many",
      except: """
        relay / relaying / authenticat / log in / login / unknown / not exist / disabled / inactive
        """,
      """
      mail to / mail for / mails to / messages to / messages for / email to / email for > that recipient / this recipient \
        / that user / this user / that mailbox / this mailbox / that address / this address > not accepted / not allowed \
        / not permitted / not welcome / refused / rejected / prohibited / blocked / restricted
      empfänger / benutzer / destinataire / destinatario / utente / usuario / usuário / ontvanger / odbiorca / получатель > \
        nimmt / akzeptiert / naccepte / n accepte / no acepta / non accetta / não aceita / accepteert / nie przyjmuje / \
        не принимает except groß / volumineux / grand
      list / group / forum / newsletter + members only / only members / its members / subscribers only / only subscribers
      access / mail / messages / connections > from your location / from your country / from your region + not / denied \
        / blocked / refused / rejected / prohibited
      closed / moderated / private / restricted > mailing list / mail list / distribution list / discussion list
      due to / because of / violates / matches / matched / by > user rule / user rules / recipient rule / recipient rules / \
        mailbox rule / mailbox rules / user preferences / recipient preferences / users preferences
      """),
    Phrases(
      .recipientPolicy, by: "Gmail, Google Groups",
      """
      não aceita / nao aceita / non accetta / no acepta / naccepte / n accepte / akzeptiert / nie akceptuje / nimmt / \
        not accept / не принимает > ipv6
      """),
    Phrases(
      .mailboxDisabled, at: [.rcpt, .data, .endOfMessage], by: "many",
      except: """
        domain / host / relay / from / until / later
        """,
      """
      not accepting any / not accept any / no longer accepting any > mail for / email for / messages for
      """),
    Phrases(
      .noSuchUser, at: [.rcpt, .data, .endOfMessage, .vrfy], by: "gateways; many",
      except: """
        sender / temporar / relay / from address / domain
        """,
      """
      denied / rejected / refused / blocked > valid address / valid recipient / valid user / recipient validation / address \
        validation / directory harvest
      not an active / not a current / not a working / not a real / not a legitimate > address / user / mailbox / account / \
        recipient / subscriber
      doesnt handle / does not handle / do not handle > mail for > that user / this user / that mailbox / this mailbox
      no one / nobody / no person / no human > at this / at that / with this / with that / by this / by that
      no$ / missing > home directory / mail directory / maildir / mail spool / mail box > for / available / user / recipient
      missing home directory / has no home directory
      no$ / not > in name directory / in directory / in the directory / in address book / in the address book / in alias \
        / in user database
      not found / unknown / not existing > recipient account / user account / mail account / recipient address
      """),
  ]
}
