#pragma once

#include <QString>

namespace zhijian::rules {

/// 内容类别: what an item is about decides its review route.
struct ContentClass
{
    QString code;
    QString name;
    bool isImportant = false;    ///< Needs 诵读 by two persons
    bool needsMainLeader = false; ///< The leader in charge alone may not approve
    bool isLight = false;        ///< 娱乐/促销/节庆: warned about on 庄重 days (R-29)
    bool operator==(const ContentClass &) const = default;
};

} // namespace zhijian::rules
