if(NOT ZHIJIAN_HEADLESS)
  zhijian_widgets(NAME review SOURCES
    widgets/gatelist.cpp widgets/gatelist.h
    widgets/signpanel.cpp widgets/signpanel.h
    widgets/reviewpage.cpp widgets/reviewpage.h
    LINK zhijian::uikit zhijian::preview zhijian::interpretation)
endif()
