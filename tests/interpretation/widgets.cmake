# Tests of interpretation/widgets; included by CMakeLists.txt.
zhijian_test(NAME tst_sourceeditor WIDGETS SOURCES tst_sourceeditor.cpp LINK zhijian::interpretation_widgets)
zhijian_test(NAME tst_itemlistpane WIDGETS SOURCES tst_itemlistpane.cpp LINK zhijian::interpretation_widgets)
zhijian_test(NAME tst_interpretationpage WIDGETS SOURCES tst_interpretationpage.cpp ../support/layoutcheck.h ../support/screenshots.h
  LINK zhijian::interpretation_widgets)
if(TARGET tst_interpretationpage)
  target_include_directories(tst_interpretationpage PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/..)
endif()
zhijian_test(NAME tst_mergepage WIDGETS SOURCES tst_mergepage.cpp ../support/layoutcheck.h ../support/screenshots.h ../support/testoffice.h
  LINK zhijian::interpretation_widgets)
if(TARGET tst_mergepage)
  target_include_directories(tst_mergepage PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/.. ${CMAKE_CURRENT_SOURCE_DIR}/../support)
endif()
zhijian_test(NAME tst_themepage WIDGETS SOURCES tst_themepage.cpp ../support/layoutcheck.h ../support/screenshots.h
  LINK zhijian::interpretation_widgets)
if(TARGET tst_themepage)
  target_include_directories(tst_themepage PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/..)
endif()
