extension Phrases {
  /// What proves where a message is from.
  static let proof = [
    Phrases(
      .domainReputation, by: "Gmail; Cisco",
      """
      reputation > domain / domains except ip reputation / sending ip
      domain > reputation except ip reputation / sending ip
      from your dkim domain / from your spf domain
      """),
    Phrases(
      .dmarc, by: "Gmail; Exchange Online; Yahoo",
      """
      dmarc
      multiple authentication checks
      sender is unauthenticated
      it is unauthenticated / sender is unauthenticated / message is unauthenticated / unauthenticated mail / \
        unauthenticated email / unauthenticated message / not authenticated + spf / dkim
      either spf or dkim / spf or dkim / spf and dkim / spf dkim / dkim and spf / dkim or spf / spf nor dkim \
        except temporary / temperror
      isnt aligned / not aligned / alignment / identity alignment
      authentication level / authentication requirements / sender authentication + fail / failed / require / \
        required / policy
      email / domain / message + authentication + fail / failed / required / requirements / policy except smtp \
        auth / login / user / password / server / submission / spf / dkim
      """),
    Phrases(
      .dmarc, at: [.endOfMessage, .other], by: "Yahoo",
      """
      message not accepted for policy reasons
      """),
    Phrases(
      .arc, by: "RFC 8617",
      """
      arc + validation / fail / chain / seal / signature / set
      """),
    Phrases(
      .spf, by: "Postfix policyd",
      """
      domain owner discourages
      """),
    Phrases(
      .format, by: "Amazon SES; mailers",
      """
      address contains illegal / duplicate header / user address required / missing header / invalid header field
      """),
    Phrases(
      .spf, by: "RFC 7208; many",
      except: """
        mismatches nothing / relay / spf domain / without spf pass
        """,
      """
      spf / sender policy framework / sender policy frame
      openspf / open spf
      invalid / not valid / wrong / unauthorized / unauthorised / not a valid > ip$ / ip address / host / server / mta > \
        sending / to send / send > domain
      purported responsible
      sender id + validation / fail / failed / failure / pra
      unauthorized > sender > ip except user
      not designated / not a permitted sender / not a designated / not permitted sender / unauthorized mail server \
        / not an authorized sender / not authorised sender
      ip / host / server / mta / client > not authorized / not authorised / not permitted / not allowed + for \
        domain / for the domain / domain of / on behalf / from domain / mail for / send from / sender domain / to \
        send mail from / emails from except recipient / directly / your account / your ip address is / relaying / \
        relay
      remote ip check
      softfail / soft fail / hardfail / hard fail
      """),
    Phrases(
      .spf, at: [.mail, .rcpt, .data, .endOfMessage, .other], by: "Coremail; many",
      """
      mail from / sender / domain + mismatch / mismatches + client ip / ip address
      """),
    Phrases(
      .dkim, by: "RFC 6376; many",
      """
      dkim / domainkey / dk email except dkim domain
      dkim domain > mismatch / not match / differs / invalid / fail
      signature + did not verify / verification / bad + body / header / mail / message except virus / spam / pgp
      """),
  ]
}
