extension Phrases {
  /// How a message or an address is built.
  static let malformed = [
    Phrases(
      .format, by: "RFC 5322; Gmail; Exchange; Amavis",
      except: """
        stray / nul$ / base64 string / does not contain nul / spam / dmarc / dkim / spf$ / content filter / \
          unsolicited / list unsubscribe / aligned / unicode character / blacklist / virus / helo / ehlo / arc / \
          not recognized / not recognised / unrecognized command / unknown command
        """,
      """
      header / headers / from field / subject / message id / date / to header / from header / mime / boundary / \
        base64 / encoding / charset / content type + missing / no$ / invalid / malformed / bad / broken / \
        duplicate / multiple / illegal / too long / too large / exceeds / error / not valid / required / mandatory \
        / must / more than one / missing a / improper / not compliant / empty / absent / wrong / syntax / not \
        allowed / without / unbalanced / several / duplicated / contains / unparsable / corrupt except blocked / \
        rate / received / block / auth / credential / login / plain
      header size limits / header size / size > header / exceeds / exceed / too except spam
      missing from / no from / duplicate from / multiple from / without from / bad from / invalid from / malformed \
        from / more than one from / blank from / empty from / illegal from
      missing / no$ / duplicate / multiple / without / bad / invalid / malformed / more than one / blank / empty / \
        illegal + from header / header / headers / message id / date header / subject / to header / mime / \
        date except received / no mail / no such / sender / no longer
      rfc 5322 / rfc 2822 / rfc 822 / rfc5322 / rfc2822 / rfc822 / rfc 2045 / rfc 2047 / not compliant / non \
        compliant / rfc compliant / violates + not / compliant / violat / invalid / reject / require / must / non \
        / standard / conform / header / only / syntax / address / validation / errors
      not conform / doesnt conform / non conforming / not comply / not compliant / not follow + standard / standards / \
        rfc$ / rfcs
      date header / date field / message date / date > in the past / in the future / too old / out of range
      require / requires / need / needs / expected > valid > header
      too many / number of > headers / header lines / header fields except received / recipients
      send some data / empty message / message is empty / no message / empty body / body is empty / message has no \
        except such / room
      mime boundary
      malformed + message / mail / email / mime / header / body
      too many related / mime parts / bad_header / bad header / json parsing / parse message / failed to parse / \
        cannot parse / parse error / blank from / system malformed / storedrv submit / invalid mime / message \
        contains / nul characters / null characters / nul character
      """),
    Phrases(
      .format, by: "Postfix; Exim; sendmail; Gmail",
      except: """
        user unknown / unknown user / helo / ehlo / ip address / hostname / mail from command / rcpt to command
        """,
      """
      address / sender / recipient / mail from / rcpt to / email / mailbox + syntax / malformed / badly / ill \
        formed / illegal / not a valid rfc / format / invalid characters / invalid character / illegal character / \
        illegal characters / restricted characters / must contain / needs / missing / incomplete / unbalanced / \
        ridiculously / too long / fully qualified / unqualified / domain required / domain missing / syntactically \
        / invalid
      bad / invalid / illegal + address / mail from / rcpt to / sender / recipient + syntax / address / format / \
        provided
      bad address / invalid address / invalid sender address / invalid recipient address / invalid sender / not a \
        valid rfc / syntax in parameters / missing domain / domain name required / local part
      ungültige / fehlerhafte / adresse / dirección / indirizzo / endereço / адрес / 地址 + e mail adresse / \
        invalide / incorrecte / inválida / incorrecta / non valido / inválido / неверн / неправильн / 格式
      """),
    Phrases(
      .format, at: [.mail, .rcpt, .data, .endOfMessage, .bdat, .other], by: "go-smtp; many",
      except: """
        configuration / response from / policy / helo
        """,
      """
      unable / cannot / could not / couldnt / cant / failed / failure / error > parse / parsing
      """),
    Phrases(
      .format, at: [.mail, .rcpt, .other, .endOfMessage], by: "ASSP; Synchronet; many",
      """
      invalid / illegal / forbidden / disallowed / unexpected > character / characters except password / username
      domain / local part / user part > is empty / is blank / must not be empty / cannot be empty
      no$ / missing > user / recipient / address / sender / mailbox > specified / given / supplied / provided
      """),
    Phrases(
      .format, at: [.rcpt], by: "Postal; many",
      """
      rcpt to / recipient / address > should not be empty / must not be empty / cannot be empty / is empty / is blank
      """),
  ]
}
