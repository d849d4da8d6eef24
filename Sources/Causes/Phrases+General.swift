extension Phrases {
  /// In the order in which they are tried, after all that is specific.
  static var general: [Phrases] { generalDialogue + generalEnvelope + vague + carriers }

  /// Rules by kind, of the words of `WordGroup`: what is refused, and how. Each is tried only where no row that knows a
  /// server's own words holds, and no enhanced code tells. Here: login, proof of origin and the message.
  private static let generalDialogue = [
    // MARK: Proof of origin
    Phrases(
      .dmarc, by: "any server",
      """
      dmarc / aligned / alignment
      """),
    Phrases(
      .dkim, by: "any server",
      """
      dkim / domainkey / domainkeys / domain keys / selector
      """),
    Phrases(
      .spf, at: [.mail, .rcpt, .data, .endOfMessage], by: "any server",
      """
      spf / sender id > <unable> / <refused> / not permitted / validation / not pass / does not
      """),
    // MARK: Login and encryption
    Phrases(
      .tlsFailed, by: "any server",
      except: "too many",
      """
      mta sts / dane / tlsa
      tls / starttls / handshake / certificate / private key + <unable> / not available / unavailable / missing / \
        not supported / negotiate / expired
      """),
    Phrases(
      .tlsFailed, at: [.startTLS], by: "any server",
      """
      tls / ssl / <unable> / unavailable
      """),
    Phrases(
      .tlsRequired, by: "any server",
      """
      tls / ssl > minimum / version / versions / too old / outdated except failed / handshake / supported
      encryption / encrypted connection / security level / lack of security / secure connection except decrypt / \
        failed
      """),
    Phrases(
      .authMethod, at: [.auth], by: "any server",
      """
      mode / mechanism / method / only support
      """),
    Phrases(
      .serverFault, digit: 4, at: [.auth], by: "any server",
      """
      <unable> / at present / unavailable / temporar
      """),
    Phrases(
      .tlsRequired, code: 530, by: "any server",
      """
      tls / ssl / starttls / encrypt / encryption / encrypted / secure
      """),
    Phrases(
      .authRequired, code: 530, by: "any server",
      """
      auth$ / authenticate / authenticated / authentication / log in / login / logged in / credentials / password
      """),
    Phrases(
      .authRequired, digit: 5, at: [.mail, .rcpt, .data, .other], by: "any server",
      except: """
        match / different / same as / unverified / dmarc / spf
        """,
      """
      auth command / no auth$ / without auth$
      smtp authentication / unauthenticated / with authentication / issue an auth / only authenticated / \
        authenticate first / log in first / login first / must log in / must login / must authenticate
      """),
    Phrases(
      .licence, by: "any server",
      """
      upgrade / subscription / trial / your plan / payment / billing / unpaid / demo / free account / free plan / \
        account is pending / account pending / not yet activated / credits
      """),
    Phrases(
      .accountBlocked, digit: 5, at: [.mail, .auth], by: "any server",
      except: "<host> / mechanism / password / credentials",
      """
      account / user > <disabled> / unavailable / banned / not authorized / not authorised / no permission / \
        compromised / abuse
      your account / this account / account / sending / outgoing > <disabled> / <refused>
      """),
    Phrases(
      .accountBlocked, digit: 4, at: [.mail, .auth], by: "any server",
      """
      account > <disabled> / no longer / banned / compromised / abuse
      """),
    // MARK: The message
    Phrases(
      .bareLF, by: "any server",
      """
      line feed / linefeed / newline / lf$ > without / carriage return
      bare / stray / naked + lf / lfs / cr / linefeed / linefeeds / newline / newlines / line feed
      """),
    Phrases(
      .eightBit, at: [.mail, .data, .endOfMessage], by: "any server",
      """
      eight bit / 8 bit / 8bit / non ascii / smtputf8
      """),
    Phrases(
      .contentSpam, at: [.endOfMessage, .data], by: "any server",
      except: "amount of spam / prevent spam / fight spam / against spam / compliant / could not reach",
      """
      spam / antispam / antyspam / spamfilter / unerwünscht / indésirable / no deseado / indesiderat / indesejad / \
        ongewenst / niechcian / skräppost / roskapost / спам / 垃圾 / 스팸 / advertising / 迷惑メール / mass mailer / bulk / sensitive words / filter / html / subject \
        not / content rej
      """),
    Phrases(
      .attachment, at: [.endOfMessage, .data], by: "any server",
      """
      no > exe / exe files / bat files / files of
      executable / executables / archive / archives / macro / macros / zip / encrypted / attachment / attachments / \
        attached / file type / file extension / banned exe / anhang / pièce jointe / adjunto / allegat / anexo / \
        bijlage / załącznik / вложени / 附件 / 添付
      """),
    Phrases(
      .senderPolicy, by: "any server",
      except: "spf / ip$ / helo",
      """
      <sender> / envelope / from$ + mismatch / mismatched / not match / doesnt match / must match / must be same / \
        must equal / not same / not the same / is different / different than / different from
      domain > doesnt match / does not match / is different > auth / authentication / login / username
      """),
    Phrases(
      .format, at: [.endOfMessage, .data], by: "any server",
      except: """
        too large / unresolvable / dmarc / aligned / disallowed header / header based / hops / received
        """,
      """
      <header>
      """),
    Phrases(
      .format, at: [.mail, .rcpt], by: "any server",
      """
      <address> / <sender> / <recipient> + must contain / characters / local part / is empty / not be empty / not \
        fully / syntax / blank / malformed / badly / not specified
      """),
    Phrases(
      .urlBlocklist, at: [.endOfMessage, .data], by: "any server",
      """
      url / urls / uri / link / links / hyperlink / hyperlinks
      """),
    Phrases(
      .tooLarge, at: [.mail, .data, .endOfMessage, .other], by: "any server",
      except: "<recipient> / header / line / too many",
      """
      <message> + large / larger / big / bigger / oversized / bytes / megabytes / kilobytes / length / size / \
        excessive amount / excessive amounts / groß / grand / volumineux / grande / pesado / groot / duż / stort / suuri / velk / больш / \
        过大 / 大きすぎ / 너무 큽
      """),
    Phrases(
      .loop, at: [.rcpt, .data, .endOfMessage], by: "any server",
      """
      hops / points back / received > headers / loop / loops / list expansion
      """),
    // MARK: The dialogue
    Phrases(
      .pipelining, by: "any server",
      """
      synchronization / synchronisation / following the smtp protocol / before > greeting / banner / your turn
      """),
    Phrases(
      .timeout, digit: 4, by: "any server",
      """
      connection / input channel / incoming > expired / lost / timed / too long / idle
      lost / allowable > connection / input / incoming
      """),
  ]
}
