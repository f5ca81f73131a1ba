#pragma once

#include <QDate>
#include <QString>

namespace zhijian {

/// What an office needs to enrol one workstation.
struct EnrolmentLetter
{
    QString office;
    QString address; ///< https://…; empty: to be written in by hand
    QString code;    ///< The whole one-time code
    QDate validUntil;
};

/// One A4 page to print or send as a file (HTML, nothing from outside): the code in large letters and a QR code that a scanner
/// types into the form 登记到上级平台 (address#code).
[[nodiscard]] QByteArray toHtml(const EnrolmentLetter &letter);

} // namespace zhijian
