extension Phrases {
  /// Rules by kind about the names in the envelope, the host, and how much it sends.
  static let generalEnvelope = [
    // MARK: DNS
    Phrases(
      .helo, at: [.ehlo, .helo], by: "any server",
      except: "too many / connection / later / frequent / not implemented / unrecognized / syntax",
      """
      ehlo / helo / name / host / you / literal / forged / believe / domain / my address / dns
      """),
    Phrases(
      .helo, by: "any server",
      """
      helo / ehlo / your helo > denied / rejected / should be / must be / invalid / not
      """),
    Phrases(
      .dnsSender, by: "any server",
      except: "aligned / dmarc / server name / ip$ / refused",
      """
      <sender> + <unresolved>
      <sender> + domain > <unknown> / does not have neither / is invalid
      """),
    Phrases(
      .dnsSender, at: [.mail], by: "any server",
      except: "ip$",
      """
      <unresolved>
      """),
    Phrases(
      .dnsRecipient, at: [.rcpt], by: "any server",
      except: """
        <sender> / <host> / points back / point to us / point to me / resolver / only / dns a data / authenticity / \
          too many
        """,
      """
      <unresolved>
      domain + <unknown> except mail / user
      rcpt address / mail domain > <unknown>
      """),
    Phrases(
      .ptr, at: [.connect, .rcpt, .mail], by: "any server",
      """
      cant be resolved / not resolve / ip must resolve / dns a data / dns lookup / dns look up / mismatches client / \
        reverse hostname / may not be mail exchanger
      """),
    // MARK: Too much
    Phrases(
      .tooManyErrors, by: "any server",
      except: "mail box / mailbox / related",
      """
      <many> > login / logins / unknown rcpt / errors / bad / unrecognized / invalid
      dictionary attack / intrusion / harvest
      """),
    Phrases(
      .tooManyConnections, by: "any server",
      """
      <many> + connection / connections / session / sessions / concurrent / concurrency / thread / simultaneous / \
        parallel / verbindungen / connexions / conexiones / connessioni / conexões / połącze / bağlantı / соединени \
        / 连接 / 接続 except message / messages / mails / emails / deliveries / time
      """),
    Phrases(
      .mailboxFull, at: [.rcpt, .data, .endOfMessage], by: "any server",
      except: """
        <sender> / connection / sending / sent / outgoing / per hour / hour / header / rate / organization / thread \
          / outbound / by this user / by user
        """,
      """
      <recipient> + <full>
      """),
    Phrases(
      .rateLimit, by: "any server",
      except: """
        mime / header / received / part / parts / hops / bytes / length / too large / stream / size$ / related / \
          data
        """,
      """
      <many> + <message> / messaging / deliveries / sender / rcpts / volume / outgoing / sending / per hour / per \
        day / hour / 1h / internal
      """),
    // MARK: The recipient
    Phrases(
      .recipientPolicy, by: "any server",
      except: "greylist",
      """
      <recipient> / mailing list / group + doesnt want / does not want / only accept / only accepts / only accepting \
        / refuse to receive / refused to receive / has blocked / has banned / has restricted / denied your / blocked \
        by this / rejected by this / by this user / by this recipient / known senders / you verify / not subscribed \
        / permission to post / allowed to post / user rules / vom empfänger / has been denied / is not accepted
      lista blanca / liste blanche / lista bianca / lista branca / weiße liste / whitelist / white list / allowlist \
        / by destination / organizational settings / geographical / your location / your country / customized block \
        / user rules
      """),
    Phrases(
      .recipientPolicy, at: [.rcpt, .data, .endOfMessage], by: "any server",
      except: "ldap / directory / of domain",
      """
      member / members / subscriber / subscribers / subscribed / moderator / moderated > only / list / article / \
        post / group
      not / non / only > member / members / subscriber / subscribers
      """),
    Phrases(
      .mailboxDisabled, at: [.rcpt, .data, .endOfMessage, .vrfy], by: "any server",
      except: "<sender> / <host> / by this / by the / mailing list / sending / spam / vom empfänger",
      """
      <recipient> / <address> + <disabled>
      """),
    Phrases(
      .relayDenied, at: [.rcpt], by: "any server",
      """
      forward / forwarding / forwards > mail / messages / email / for
      relä / weiterleit / retransmi / reenvío / inoltr / reencaminh / přepos / пересыл / пересил / 中继 / 中繼 / 중계
      relay / relaying / gateway / not local host / remote addresses / handle mail for / mx only / point to us / \
        dont handle
      """),
    Phrases(
      .senderPolicy, at: [.mail, .rcpt], by: "any server",
      """
      <sender> + <refused> / <unknown> / fake / may not / must be / must use / in my / not in / badmailfrom / bad / dumb / blacklist
      """),
    Phrases(
      .senderUnverified, by: "any server",
      """
      callout / not verified / unverified / unvalidated / not validated / credibility / verification pending / check \
        pending / verify mailfrom / verified sender / unconfigured sending / sender verify
      """),
    Phrases(
      .noSuchUser, digit: 5, at: [.rcpt, .vrfy], by: "any server",
      except: "<sender> / <host> / policy / spam / relay / command / permission / with mail",
      """
      no$ / not a / not an / isnt a / is not in / isnt in / not in my / not in our / cannot accept / cant accept / \
        no such / nobody + <recipient> / <address> / one at / one by / by that name / directory / redirect / entry / \
        here
      <recipient> / <address> + verify / verified / verification > failed / <unable>
      <recipient> / <address> + not used / not in use / not assigned / is not a / several matches / ambiguous
      """),
    Phrases(
      .noSuchUser, digit: 5, at: [.rcpt, .vrfy, .endOfMessage, .data], by: "any server",
      except: "<sender> / ip$ / domain not / command / header / policy / server$ + lista",
      """
      <recipient> / <address> / addressed / directory / ldap / email / mail + <unknown>
      """),
    // MARK: The host
    Phrases(
      .ipBlocklist, at: [.connect, .mail, .rcpt], by: "any server",
      except: "network not / does not accept mail / <recipient>",
      """
      listed$ / blocklisted except not listed / directory / <sender> / domain
      <host> / abuse / abusive + <refused> / abuse / abusive / prison / not directly / use the smtp
      """),
    Phrases(
      .ipReputation, at: [.connect, .helo, .ehlo], by: "any server",
      """
      spam / spams / junk / unsolicited / reputation / deferred
      """),
    Phrases(
      .ipBlocklist, at: [.connect], by: "any server",
      """
      blocked / banned / denyip / deny / abuse
      """),
    Phrases(
      .ipBlocklist, digit: 5, at: [.connect], by: "any server",
      """
      from$ / your + ip$ / address / host except pointer
      """),
    Phrases(
      .ptr, at: [.connect], by: "any server",
      """
      dns / ptr / pointer / rdns / reverse / hostname / host name
      """),
    // MARK: Others
    Phrases(
      .senderPolicy, digit: 5, at: [.mail], by: "any server",
      except: "<host> / spam",
      """
      must use / may only use / only use / use only > address / account / sender / domain
      """),
    Phrases(
      .senderPolicy, digit: 5, at: [.mail], by: "any server",
      except: "<host> / spam",
      """
      domain / address / account / bounce / bounces / returned mail / match / you > <refused> / cannot / authenticated / outside
      <refused> / cannot / black > domain / address / mail from / bounce / dsn
      """),
    Phrases(
      .greylist, digit: 4, at: [.rcpt, .data], by: "any server",
      except: "error / <full> / unable / <many>",
      """
      first contact / first visit / never seen / minute / minutes / seconds / first time / come back / come again / greylist / graylist / new \
        sender / gray list / grey list
      """),
    Phrases(
      .serverBusy, digit: 4, by: "any server",
      except: "<recipient> / <address> / error / unable / internal / temporar + resource",
      """
      busy / load / overload / overloaded / capacity / resources / resource / not active / queue / shutting / \
        maintenance / not ready / too many tls
      """),
    Phrases(
      .storage, by: "any server",
      """
      disk space / no space / disk full / space left
      """),
    Phrases(
      .serverFault, digit: 4, by: "any server",
      except: "<sender> / <many> / aborted",
      """
      <unable> / out of memory / lookup / not be saved
      """),
    Phrases(
      .serverFault, digit: 5, at: [.endOfMessage], by: "any server",
      """
      could not be / could not load / unable to / failed to > saved / save / load / store / stored / queue / write / \
        process / open / read / be
      """),
    Phrases(
      .contentSpam, digit: 5, at: [.endOfMessage], by: "any server",
      except: "<recipient> / <sender> / prohibits / stream / dk$ / command / hostname / conversion",
      """
      <message> / content + <refused>
      """),
  ]
}
